package dev.gatehouse.common.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.gatehouse.common.fixture.TestCertificates;
import dev.gatehouse.common.fixture.TestCertificates.Identity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

class BootPropertiesTest {
    private static final String OPEN_TO_ALL = "PROBE_APP_ADMIN_HTTP_ADDR is reachable from outside this machine, which"
            + " needs TLS, and mutual TLS or a token: set PROBE_APP_TLS_CLIENT_CA_PATH or"
            + " PROBE_APP_ADMIN_TOKEN_SHA256_PATH, or bind it to 127.0.0.1.";

    @TempDir
    private Path folder;

    private final Map<String, Object> settings = new HashMap<>();

    @BeforeEach
    void plainHttp() {
        set("environment", "local");
        set("plaintext-listeners", "http");
    }

    @Test
    void serviceHasItsNameItsEnvironmentAndTenSecondsToEnd() {
        assertThat(map())
                .containsEntry("spring.application.name", "probe-app")
                .containsEntry("logging.structured.ecs.service.environment", "local")
                .containsEntry("spring.lifecycle.timeout-per-shutdown-phase", Duration.ofSeconds(10));

        set("shutdown-timeout", "3s");
        assertThat(map()).containsEntry("spring.lifecycle.timeout-per-shutdown-phase", Duration.ofSeconds(3));
    }

    @ParameterizedTest
    @CsvSource({":9000,'',9000", "127.0.0.1:9000,127.0.0.1,9000", "localhost:0,localhost,0", "[::1]:9000,::1,9000"})
    void listenerBindsWhereItIsTold(String value, String host, int port) {
        set("http-addr", value);

        assertThat(map()).containsEntry("server.port", port).containsEntry("server.ssl.enabled", "false");
        assertThat(map().getOrDefault("server.address", "")).isEqualTo(host);
    }

    @Test
    void listenerHasItsDefaultAddress() {
        assertThat(map()).containsEntry("server.port", 8080).doesNotContainKey("server.address");
    }

    @Test
    void listenerHasTlsUnlessItIsSaidToHaveNone() {
        certificate();
        set("plaintext-listeners", "");

        assertThat(map())
                .containsEntry("server.ssl.bundle", "listener")
                .containsEntry("server.ssl.client-auth", "none")
                .containsEntry("spring.ssl.bundle.pem.listener.reload-on-update", "true")
                .containsEntry(
                        "spring.ssl.bundle.pem.listener.keystore.certificate",
                        "file:" + folder.resolve("probe-app.pem"))
                .containsEntry(
                        "spring.ssl.bundle.pem.listener.keystore.private-key",
                        "file:" + folder.resolve("dev-probe-app-key.pem"))
                .doesNotContainKey("spring.ssl.bundle.pem.listener.truststore.certificate");

        clientCa();
        assertThat(map())
                .containsEntry("server.ssl.client-auth", "want")
                .containsEntry(
                        "spring.ssl.bundle.pem.listener.truststore.certificate", "file:" + folder.resolve("ca.pem"));
    }

    @Test
    void thereIsNoAdminListenerUnlessOneIsAskedFor() {
        assertThat(map()).containsEntry("management.server.port", -1).doesNotContainKey("management.server.address");
    }

    @Test
    void adminWithoutAHostIsForThisMachineAlone() {
        certificate();
        set("admin-http-addr", ":9101");

        assertThat(map())
                .containsEntry("management.server.port", 9101)
                .containsEntry("management.server.address", "127.0.0.1")
                .containsEntry("management.server.ssl.bundle", "admin")
                .containsEntry("management.server.ssl.client-auth", "none");
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1:9101", "localhost:9101", "[::1]:9101", ":9101"})
    void adminOfThisMachineMayBePlain(String address) {
        set("plaintext-listeners", "http, admin");
        set("admin-http-addr", address);

        assertThat(map())
                .containsEntry("management.server.ssl.enabled", "false")
                .doesNotContainKey("management.server.ssl.bundle");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0:9101", "[::]:9101", "192.0.2.1:9101"})
    void adminForOthersNeedsMutualTlsOrAToken(String address) {
        certificate();
        set("admin-http-addr", address);

        assertProblem(OPEN_TO_ALL);

        clientCa();
        assertThat(map()).containsEntry("management.server.ssl.client-auth", "need");

        set("plaintext-listeners", "http,admin");
        assertProblem(OPEN_TO_ALL);
    }

    @Test
    void adminWithoutAHostIsForAllWhereMutualTlsIsSet() {
        certificate();
        clientCa();
        set("admin-http-addr", ":9101");

        assertThat(map())
                .containsEntry("management.server.ssl.client-auth", "need")
                .doesNotContainKey("management.server.address");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0:9101", "[::]:9101", "192.0.2.1:9101", ":9101"})
    void adminWithATokenMayBeForOthersOverTlsAlone(String address) throws IOException {
        certificate();
        token("0123456789abcdef".repeat(4));
        set("admin-http-addr", address);

        assertThat(map())
                .containsEntry("gatehouse.admin.token-sha256", "0123456789abcdef".repeat(4))
                .containsEntry("management.server.ssl.bundle", "admin")
                .containsEntry("management.server.ssl.client-auth", "none")
                .satisfies(
                        map -> assertThat(map.get("management.server.address")).isNotEqualTo("127.0.0.1"));

        set("plaintext-listeners", "http,admin");
        assertProblem(OPEN_TO_ALL);
    }

    @Test
    void certificateIsAskedForBesidesTheTokenWhereAnAuthorityIsSet() throws IOException {
        certificate();
        clientCa();
        token("0".repeat(64));
        set("admin-http-addr", ":9101");

        assertThat(map())
                .containsKey("gatehouse.admin.token-sha256")
                .containsEntry("management.server.ssl.client-auth", "need");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "hunter2", "0123456789ABCDEF0123456789ABCDEF0123456789ABCDEF0123456789ABCDEF"})
    void fileThatHoldsNoHashIsRefused(String content) throws IOException {
        certificate();
        token(content);
        set("admin-http-addr", ":9101");

        assertProblem("PROBE_APP_ADMIN_TOKEN_SHA256_PATH names " + folder.resolve("admin.sha256")
                + ", which does not hold the 64 hexadecimal digits of a SHA-256 hash. Make it with: printf %s"
                + " \"$TOKEN\" | sha256sum | cut -c1-64");
    }

    @Test
    void hashThatCantBeReadIsRefused() {
        certificate();
        set("admin-http-addr", ":9101");
        set("admin-token-sha256-path", folder.resolve("nothing").toString());

        assertProblem(
                "PROBE_APP_ADMIN_TOKEN_SHA256_PATH names " + folder.resolve("nothing") + ", which can't be read.");
    }

    @Test
    void adminOnThePortOfTheOtherListenerIsRefused() {
        certificate();
        set("admin-http-addr", "127.0.0.1:8080");

        assertProblem("PROBE_APP_ADMIN_HTTP_ADDR names port 8080, as PROBE_APP_HTTP_ADDR does. Give it a port of its"
                + " own.");
    }

    @Test
    void listenerWithNeitherTlsNorLeaveToBePlainIsRefused() {
        set("admin-http-addr", ":9101");
        assertProblem("PROBE_APP_TLS_CERT_PATH is not set: it is needed for the admin listener, unless"
                + " PROBE_APP_PLAINTEXT_LISTENERS names it.");

        set("plaintext-listeners", "");
        assertProblem("PROBE_APP_TLS_CERT_PATH is not set: it is needed for the http listener, unless"
                + " PROBE_APP_PLAINTEXT_LISTENERS names it.");

        certificate();
        settings.remove("probe-app.tls.key-path");
        assertProblem("PROBE_APP_TLS_KEY_PATH is not set: it is needed with the certificate.");
    }

    @Test
    void tlsFilesThatCanNotBeUsedAreToldByTheirSettings() throws IOException {
        Path text = Files.writeString(folder.resolve("text.pem"), "no PEM");
        certificate();
        set("tls.client-ca-path", text.toString());
        assertProblem("PROBE_APP_TLS_CLIENT_CA_PATH names " + text + ", which holds no readable PEM certificate.");

        settings.remove("probe-app.tls.client-ca-path");
        set("tls.key-path", text.toString());
        assertThatExceptionOfType(StartupProblem.class)
                .isThrownBy(this::map)
                .withMessageMatching(
                        "PROBE_APP_TLS_KEY_PATH names .*text.pem, which holds no (readable )?PEM private key.");

        set("tls.cert-path", folder.resolve("absent.pem").toString());
        assertProblem("PROBE_APP_TLS_CERT_PATH names " + folder.resolve("absent.pem")
                + ", which holds no readable PEM certificate.");
    }

    @Test
    void developmentTlsFilesAreRefusedElsewhere() {
        certificate();
        set("environment", "production");

        assertProblem("PROBE_APP_TLS_CERT_PATH names a development certificate (OU=development), which is accepted only"
                + " where the environment is local.");
    }

    @Test
    void portIsKnownByTheSettingThatNamesIt() {
        set("http-addr", ":9000");
        BootProperties properties = new BootProperties(ProbeApplication.SERVICE, environment());
        properties.map();

        assertThat(properties.settingByPort()).containsEntry(9000, "probe-app.http-addr");
    }

    @Test
    void tracesAreSentOnlyWhereAnEndpointIsSet() {
        set("trace-sampling", "0.5");
        assertThat(map())
                .containsEntry("management.tracing.export.otlp.enabled", false)
                .containsEntry("management.tracing.sampling.probability", 0.0)
                .doesNotContainKey("management.opentelemetry.tracing.export.otlp.endpoint");

        set("otlp-traces-endpoint", "http://127.0.0.1:4318/v1/traces");
        assertThat(map())
                .containsEntry("management.tracing.export.otlp.enabled", true)
                .containsEntry("management.tracing.sampling.probability", 0.5)
                .containsEntry(
                        "management.opentelemetry.tracing.export.otlp.endpoint", "http://127.0.0.1:4318/v1/traces");

        settings.remove("probe-app.trace-sampling");
        assertThat(map()).containsEntry("management.tracing.sampling.probability", 0.01);
    }

    private void certificate() {
        Identity identity = authority().issue("probe-app");
        set("tls.cert-path", identity.certificate().toString());
        set("tls.key-path", identity.key().toString());
    }

    private void clientCa() {
        set("tls.client-ca-path", authority().ca().toString());
    }

    private void token(String hash) throws IOException {
        Path file = Files.writeString(folder.resolve("admin.sha256"), hash + "\n");
        set("admin-token-sha256-path", file.toString());
    }

    private TestCertificates authority() {
        return TestCertificates.in(folder);
    }

    private void assertProblem(String message) {
        assertThatExceptionOfType(StartupProblem.class).isThrownBy(this::map).withMessage(message);
    }

    private void set(String name, String value) {
        settings.put("probe-app." + name, value);
    }

    private Map<String, Object> map() {
        return new BootProperties(ProbeApplication.SERVICE, environment()).map();
    }

    private StandardEnvironment environment() {
        StandardEnvironment environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new MapPropertySource("test", settings));
        return environment;
    }
}
