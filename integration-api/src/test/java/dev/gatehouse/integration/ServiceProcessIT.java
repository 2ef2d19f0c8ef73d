package dev.gatehouse.integration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.common.fixture.FreePorts;
import dev.gatehouse.integration.fixture.ServiceFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The packaged service as a process of its own: a wrong setting ends it with one line, SIGTERM in good order.
class ServiceProcessIT {
    private static final Duration END = Duration.ofSeconds(60);

    @TempDir
    Path root;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "INTEGRATION_API_CONSUMER_PATH|x|INTEGRATION_API_CONSUMER_PATH is not a setting of integration-api",
                "INTEGRATION_API_CONSUMERS_PATH|''|INTEGRATION_API_CONSUMERS_PATH is not set",
                "INTEGRATION_API_CONSUMERS_PATH|/nowhere|INTEGRATION_API_CONSUMERS_PATH names /nowhere, which can't be"
                        + " read",
                "INTEGRATION_API_API_KEY_PEPPER_PATH|/nowhere|INTEGRATION_API_API_KEY_PEPPER_PATH names /nowhere",
                "INTEGRATION_API_TLS_CLIENT_CA_PATH|''|INTEGRATION_API_TLS_CLIENT_CA_PATH is not set",
                "INTEGRATION_API_CUSTODY_LEDGER_URL|''|INTEGRATION_API_CUSTODY_LEDGER_URL is not set",
                "INTEGRATION_API_CUSTODY_LEDGER_URL|http://x|INTEGRATION_API_CUSTODY_LEDGER_URL must be"
                        + " https://host:port",
                "INTEGRATION_API_INTERNAL_CA_PATH|/nowhere|INTEGRATION_API_INTERNAL_CA_PATH names /nowhere",
                "INTEGRATION_API_ENVIRONMENT|production|which is accepted only where the environment is local"
            })
    void wrongSettingEndsTheStartWithOneLine(String variable, String value, String line) throws Exception {
        assertFailsWith(process(folder(), Map.of(variable, value)), line);
    }

    @Test
    void roleWithARouteThatIsNotServedEndsTheStart() throws Exception {
        ServiceFolder folder = folder();
        folder.consumers()
                .write("consumers:\n" + folder.consumers().entry("acme", "roles: [r]")
                        + "roles:\n  - name: r\n    routes: [/v1/nowhere]\n");

        assertFailsWith(
                process(folder, Map.of()),
                "INTEGRATION_API_CONSUMERS_PATH names ",
                "in line 5 the role \"r\" names the route \"/v1/nowhere\", which doesn't exist");
    }

    @Test
    void terminatedServiceEnds() throws Exception {
        ServiceFolder folder = folder();
        Process service = process(folder, Map.of());
        Path output = root.resolve("output");

        Awaitility.await()
                .atMost(END)
                .until(() -> FreePorts.isListening(folder.httpPort())
                        && Files.readString(output).contains("integration-api serves"));
        service.destroy();

        assertThat(service.waitFor(END.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(Files.readString(output)).doesNotContain("Exception");
        assertThat(Files.readAllLines(output)).allMatch(line -> line.startsWith("{"));
    }

    private ServiceFolder folder() {
        ServiceFolder folder = new ServiceFolder(root);
        folder.consumers().write("consumers:\n" + folder.consumers().entry("acme-housing", "roles: []"));
        return folder;
    }

    private Process process(ServiceFolder folder, Map<String, String> changed) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-XX:TieredStopAtLevel=1",
                        "-jar",
                        Path.of("target", "integration-api.jar").toString()))
                .redirectErrorStream(true)
                .redirectOutput(root.resolve("output").toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("INTEGRATION_API_"));
        builder.environment().putAll(folder.variables());
        builder.environment().putAll(changed);
        return builder.start();
    }

    private void assertFailsWith(Process service, String... parts) throws Exception {
        boolean ended = service.waitFor(END.toSeconds(), TimeUnit.SECONDS);
        service.destroyForcibly();
        List<String> lines = Files.readAllLines(root.resolve("output"));

        assertThat(ended).as(String.join("\n", lines)).isTrue();
        assertThat(service.exitValue()).isEqualTo(1);
        assertThat(lines.getLast()).startsWith("integration-api: ").contains(parts);
        assertThat(lines).noneMatch(line -> line.startsWith("\tat "));
    }
}
