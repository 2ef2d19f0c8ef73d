package dev.gatehouse.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.common.fixture.FreePorts;
import dev.gatehouse.common.fixture.RedisFixture;
import dev.gatehouse.common.fixture.ServiceProcess;
import dev.gatehouse.session.fixture.ServiceFolder;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The packaged service as a process of its own: a wrong setting ends it with one line, SIGTERM in good order.
class ServiceProcessIT {
    private static final String CALLERS = "callers: [{name: gateway, scopes: [sessions:open]}]\n";
    private static final String ISSUERS =
            "issuers: [{issuer: 'https://localhost:1', audience: gatehouse, tenant: demo}]\n";

    private static RedisFixture redis;

    @TempDir
    Path root;

    @BeforeAll
    static void start() {
        redis = RedisFixture.start();
    }

    @AfterAll
    static void stop() {
        redis.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SESSION_SERVICE_REDIS_PASWORD|x|SESSION_SERVICE_REDIS_PASWORD is not a setting of session-service",
                "SESSION_SERVICE_REDIS_TLS_ENABLED|true|SESSION_SERVICE_REDIS_TLS_ENABLED is refused",
                "SESSION_SERVICE_REDIS_PASSWORD|''|SESSION_SERVICE_REDIS_PASSWORD is not set",
                "SESSION_SERVICE_REDIS_PASSWORD|wrong|SESSION_SERVICE_REDIS_MASTER_ADDR names",
                "SESSION_SERVICE_REDIS_MASTER_ADDR|127.0.0.1:1|SESSION_SERVICE_REDIS_MASTER_ADDR names 127.0.0.1:1",
                "SESSION_SERVICE_ENVIRONMENT|production|which is accepted only where the environment is local",
                "SESSION_SERVICE_PLATFORM_KEYS_PATH|/nowhere|SESSION_SERVICE_PLATFORM_KEYS_PATH names /nowhere",
                "SESSION_SERVICE_CALLERS_PATH|/nowhere|SESSION_SERVICE_CALLERS_PATH names /nowhere, which can't be"
                        + " read",
                "SESSION_SERVICE_SESSION_IDLE_TIMEOUT|P31D|SESSION_SERVICE_SESSION_IDLE_TIMEOUT must not be longer"
            })
    void wrongSettingEndsTheStartWithOneLine(String variable, String value, String line) throws Exception {
        ServiceFolder folder = folder();

        process(folder, Map.of(variable, value)).assertRefusesToStart(line);
    }

    @Test
    void wrongFilesEndTheStartWithOneLine() throws Exception {
        ServiceFolder folder = folder();
        folder.write("callers.yaml", "callers: [{name: gateway, scopes: [sessions:fly]}]");
        process(folder, Map.of())
                .assertRefusesToStart("SESSION_SERVICE_CALLERS_PATH names ", "unknown scope sessions:fly");

        folder.write("callers.yaml", CALLERS);
        folder.write("issuers.yaml", "issuers: [{issuer: 'http://localhost', audience: a, tenant: demo}]");
        process(folder, Map.of()).assertRefusesToStart("SESSION_SERVICE_ISSUERS_PATH names ", "not an https address");

        folder.write("issuers.yaml", ISSUERS);
        folder.write("platform/dev-1.key", "too short");
        process(folder, Map.of()).assertRefusesToStart("SESSION_SERVICE_PLATFORM_KEYS_PATH names ", "32 bytes");
    }

    @Test
    void takenPortEndsTheStartWithOneLine() throws Exception {
        ServiceFolder folder = folder();
        try (ServerSocket taken = new ServerSocket(folder.grpcPort(), 1, InetAddress.getLoopbackAddress())) {
            assertThat(taken.isBound()).isTrue();
            process(folder, Map.of()).assertRefusesToStart("SESSION_SERVICE_GRPC_ADDR names ", "taken");
        }
    }

    @Test
    void redisThatDropsDataIsRefused() throws Exception {
        try (RedisFixture dropping = RedisFixture.start();
                var client = io.lettuce.core.RedisClient.create(dropping.uri())) {
            client.connect().sync().configSet("maxmemory-policy", "allkeys-lru");
            process(
                            folder(),
                            Map.of(
                                    "SESSION_SERVICE_REDIS_MASTER_ADDR",
                                    dropping.address(),
                                    "SESSION_SERVICE_REDIS_PASSWORD",
                                    dropping.password()))
                    .assertRefusesToStart(
                            "SESSION_SERVICE_REDIS_MASTER_ADDR names a Redis whose maxmemory-policy is allkeys-lru");
        }
    }

    @Test
    void terminatedServiceStopsItsListenersAndEnds() throws Exception {
        ServiceFolder folder = folder();
        try (ServiceProcess service = process(folder, Map.of()).awaitServing(folder.grpcPort())) {
            assertThat(FreePorts.isListening(folder.httpPort())).isTrue();
            assertThat(FreePorts.isListening(folder.adminPort())).isTrue();

            service.assertEndsInOrder();
            assertThat(service.output()).contains("a listener has stopped").doesNotContain(redis.password());
        }
    }

    private ServiceFolder folder() {
        ServiceFolder folder = new ServiceFolder(root);
        folder.write("callers.yaml", CALLERS);
        folder.write("issuers.yaml", ISSUERS);
        return folder;
    }

    private ServiceProcess process(ServiceFolder folder, Map<String, String> changed) {
        Map<String, String> variables = new HashMap<>(folder.variables(redis.address(), redis.password()));
        variables.putAll(changed);
        return ServiceProcess.start("session-service", root, variables);
    }
}
