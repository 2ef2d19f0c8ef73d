package dev.gatehouse.common.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StartupLineTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        probe-app.fail-with=problem   | PROBE_APP_FAIL_WITH asks for a failure. Unset it.
        probe-app.old-name=x          | PROBE_APP_OLD_NAME was replaced by PROBE_APP_POOL_SIZE in 0.2.
        probe-app.pool-sise=1         | PROBE_APP_POOL_SISE is not a setting of probe-app. Remove it or correct its name; docs/configuration.md lists all settings.
        probe-app.poolSize=1          | PROBE_APP_POOLSIZE is not a setting of probe-app. Remove it or correct its name; docs/configuration.md lists all settings.
        probe-app.environment=        | PROBE_APP_ENVIRONMENT must not be blank
        probe-app.pool-size=10        | PROBE_APP_POOL_SIZE must be less than or equal to 9
        probe-app.plaintext-listeners=| PROBE_APP_TLS_CERT_PATH is not set: it is needed for the http listener, unless PROBE_APP_PLAINTEXT_LISTENERS names it.
        probe-app.http-addr=8080      | PROBE_APP_HTTP_ADDR must be host:port or :port, with a port up to 65535.
        probe-app.http-addr=no.invalid:0 | PROBE_APP_HTTP_ADDR names a host that can't be found: no.invalid:0.
        """)
    void problemIsOneLineThatNamesTheVariable(String setting, String line) {
        assertThat(lineOf(setting)).isEqualTo(line);
    }

    @ParameterizedTest
    @CsvSource({
        "probe-app.pool-size=many, PROBE_APP_POOL_SIZE has a value that can't be read as int: ",
        "probe-app.shutdown-timeout=soon, PROBE_APP_SHUTDOWN_TIMEOUT has a value that can't be read as"
                + " java.time.Duration: ",
        "probe-app.trace-sampling=half, PROBE_APP_TRACE_SAMPLING has a value that can't be read as java.lang.Double: "
    })
    void valueOfAnotherTypeIsNamedByTheServicesOwnName(String setting, String beginning) {
        assertThat(lineOf(setting)).startsWith(beginning).doesNotContain("\n");
    }

    @Test
    void missingCertificateFileIsNamed(@TempDir Path folder) {
        Path absent = folder.resolve("absent.pem");

        assertThat(lineOf("probe-app.tls.cert-path=" + absent, "probe-app.tls.key-path=" + absent))
                .isEqualTo("PROBE_APP_TLS_CERT_PATH names " + absent + ", which can't be read.");
        assertThat(lineOf("probe-app.tls.cert-path=" + absent))
                .isEqualTo("PROBE_APP_TLS_KEY_PATH is not set: it is needed with the certificate.");
    }

    private static String lineOf(String... settings) {
        String[] arguments = Stream.concat(
                        Stream.of(
                                "probe-app.environment=local",
                                "probe-app.http-addr=127.0.0.1:0",
                                "probe-app.plaintext-listeners=http"),
                        Stream.of(settings))
                .collect(
                        LinkedHashMap<String, String>::new,
                        (all, setting) -> all.put(setting.substring(0, setting.indexOf('=')), setting),
                        LinkedHashMap::putAll)
                .values()
                .stream()
                .map(setting -> "--" + setting)
                .toArray(String[]::new);
        Throwable failure =
                catchThrowable(() -> ServiceLauncher.application(ProbeApplication.SERVICE, ProbeApplication.class)
                        .run(arguments)
                        .close());
        assertThat(failure).as("the start fails").isNotNull();
        return StartupLine.of(failure, Map.of());
    }
}
