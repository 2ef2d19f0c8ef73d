package dev.gatehouse.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.common.fixture.FreePorts;
import dev.gatehouse.config.fixture.ConfigClient;
import dev.gatehouse.config.fixture.ServiceFolder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
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

/// The packaged service as a process of its own: a wrong setting ends it with one line, SIGTERM in good order, and
/// what was published outlives SIGKILL.
class ServiceProcessIT {
    private static final Duration END = Duration.ofSeconds(60);

    @TempDir
    Path root;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "CONFIG_API_SIGNER_KEY|x|CONFIG_API_SIGNER_KEY is not a setting of config-api",
                "CONFIG_API_SIGNER_PRIVATE_KEY_PEM_PATH|''|CONFIG_API_SIGNER_PRIVATE_KEY_PEM_PATH is not set",
                "CONFIG_API_SIGNER_PRIVATE_KEY_PEM_PATH|/nowhere|CONFIG_API_SIGNER_PRIVATE_KEY_PEM_PATH names /nowhere",
                "CONFIG_API_BOOTSTRAP_TOKEN_SHA256_PATH|/nowhere|CONFIG_API_BOOTSTRAP_TOKEN_SHA256_PATH names /nowhere,"
                        + " which can't be read",
                "CONFIG_API_ENVIRONMENT|production|which is accepted only where the environment is local",
                "CONFIG_API_STORE|files|CONFIG_API_STORE must be sqlite or etcd",
                "CONFIG_API_SQLITE_PATH|''|CONFIG_API_SQLITE_PATH is not set",
                "CONFIG_API_HTTP_ADDR|here|CONFIG_API_HTTP_ADDR must be host:port"
            })
    void wrongSettingEndsTheStartWithOneLine(String variable, String value, String line) throws Exception {
        assertFailsWith(process(new ServiceFolder(root), Map.of(variable, value)), line);
    }

    @Test
    void wrongFilesEndTheStartWithOneLine() throws Exception {
        ServiceFolder folder = new ServiceFolder(root);
        folder.write("bootstrap.sha256", "the token itself");
        assertFailsWith(
                process(folder, Map.of()),
                "CONFIG_API_BOOTSTRAP_TOKEN_SHA256_PATH names ",
                "does not hold the 64 hexadecimal digits");

        folder.write("bootstrap.sha256", "0".repeat(64));
        folder.write("dev-config-signer.pem", "no key");
        assertFailsWith(
                process(folder, Map.of()),
                "CONFIG_API_SIGNER_PRIVATE_KEY_PEM_PATH names ",
                "openssl genpkey -algorithm ed25519");
    }

    @Test
    void takenPortEndsTheStartWithOneLine() throws Exception {
        ServiceFolder folder = new ServiceFolder(root);
        try (ServerSocket taken = new ServerSocket(folder.httpPort(), 1, InetAddress.getLoopbackAddress())) {
            assertThat(taken.isBound()).isTrue();
            assertFailsWith(process(folder, Map.of()), "CONFIG_API_HTTP_ADDR names ", "taken");
        }
    }

    @Test
    void publishedReleaseOutlivesACrash() throws Exception {
        ServiceFolder folder = new ServiceFolder(root);
        Process first = process(folder, Map.of());
        awaitServing(folder);
        String token;
        try (ConfigClient client = client(folder)) {
            token = client.makeToken(ServiceFolder.BOOTSTRAP_TOKEN, "read publish", "demo");
            client.publishFirst("demo/shop/prod", token, "{\"system\":{\"base\":{\"A\":\"1\"}}}")
                    .assertStatus(201);
        } finally {
            first.destroyForcibly().waitFor();
        }

        Process second = process(folder, Map.of());
        awaitServing(folder);
        try (ConfigClient client = client(folder)) {
            assertThat(client.get("/v1/resolve/demo/shop/prod?kind=system", token)
                            .body())
                    .isEqualTo("{\"A\":\"1\"}\n");
        } finally {
            second.destroy();
        }

        assertThat(second.waitFor(END.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(Files.readString(root.resolve("output")))
                .doesNotContain(token)
                .doesNotContain("Exception");
        assertThat(Files.readAllLines(root.resolve("output"))).allMatch(line -> line.startsWith("{"));
    }

    private static ConfigClient client(ServiceFolder folder) {
        return new ConfigClient(
                "https://localhost:" + folder.httpPort(), folder.certificates().ca());
    }

    private void awaitServing(ServiceFolder folder) {
        Awaitility.await()
                .atMost(END)
                .until(() -> FreePorts.isListening(folder.httpPort())
                        && Files.readString(root.resolve("output")).contains("config-api serves"));
    }

    private Process process(ServiceFolder folder, Map<String, String> changed) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-XX:TieredStopAtLevel=1",
                        "-jar",
                        Path.of("target", "config-api.jar").toString()))
                .redirectErrorStream(true)
                .redirectOutput(root.resolve("output").toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("CONFIG_API_"));
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
        assertThat(lines.getLast()).startsWith("config-api: ").contains(parts);
        assertThat(lines).noneMatch(line -> line.startsWith("\tat "));
    }
}
