package dev.gatehouse.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.common.fixture.ServiceProcess;
import dev.gatehouse.config.fixture.ConfigClient;
import dev.gatehouse.config.fixture.ServiceFolder;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The packaged service as a process of its own: a wrong setting ends it with one line, SIGTERM in good order, and
/// what was published outlives SIGKILL.
class ServiceProcessIT {
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
        process(new ServiceFolder(root), Map.of(variable, value)).assertRefusesToStart(line);
    }

    @Test
    void wrongFilesEndTheStartWithOneLine() throws Exception {
        ServiceFolder folder = new ServiceFolder(root);
        folder.write("bootstrap.sha256", "the token itself");
        process(folder, Map.of())
                .assertRefusesToStart(
                        "CONFIG_API_BOOTSTRAP_TOKEN_SHA256_PATH names ", "does not hold the 64 hexadecimal digits");

        folder.write("bootstrap.sha256", "0".repeat(64));
        folder.write("dev-config-signer.pem", "no key");
        process(folder, Map.of())
                .assertRefusesToStart(
                        "CONFIG_API_SIGNER_PRIVATE_KEY_PEM_PATH names ", "openssl genpkey -algorithm ed25519");
    }

    @Test
    void takenPortEndsTheStartWithOneLine() throws Exception {
        ServiceFolder folder = new ServiceFolder(root);
        try (ServerSocket taken = new ServerSocket(folder.httpPort(), 1, InetAddress.getLoopbackAddress())) {
            assertThat(taken.isBound()).isTrue();
            process(folder, Map.of()).assertRefusesToStart("CONFIG_API_HTTP_ADDR names ", "taken");
        }
    }

    @Test
    void publishedReleaseOutlivesACrash() throws Exception {
        ServiceFolder folder = new ServiceFolder(root);
        String token;
        try (ServiceProcess crashing = process(folder, Map.of()).awaitServing(folder.httpPort());
                ConfigClient client = client(folder)) {
            token = client.makeToken(ServiceFolder.BOOTSTRAP_TOKEN, "read publish", "demo");
            client.publishFirst("demo/shop/prod", token, "{\"system\":{\"base\":{\"A\":\"1\"}}}")
                    .assertStatus(201);
            assertThat(crashing.output()).doesNotContain(token);
        }

        try (ServiceProcess second = process(folder, Map.of()).awaitServing(folder.httpPort())) {
            try (ConfigClient client = client(folder)) {
                assertThat(client.get("/v1/resolve/demo/shop/prod?kind=system", token)
                                .body())
                        .isEqualTo("{\"A\":\"1\"}\n");
            }
            second.assertEndsInOrder();
            assertThat(second.output()).doesNotContain(token);
        }
    }

    private static ConfigClient client(ServiceFolder folder) {
        return new ConfigClient(
                "https://localhost:" + folder.httpPort(), folder.certificates().ca());
    }

    private ServiceProcess process(ServiceFolder folder, Map<String, String> changed) {
        Map<String, String> variables = new HashMap<>(folder.variables());
        variables.putAll(changed);
        return ServiceProcess.start("config-api", root, variables);
    }
}
