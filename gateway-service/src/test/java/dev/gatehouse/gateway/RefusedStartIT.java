package dev.gatehouse.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.gatehouse.common.service.ServiceDescriptor;
import dev.gatehouse.common.service.StartupProblem;
import dev.gatehouse.gateway.fixture.RunningGateway;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.context.properties.bind.BindException;

/// Settings that the gateway does not start with, in this process, beyond those of [RunbookIT]: each is told by its own
/// name.
class RefusedStartIT {
    @TempDir
    private static Path folder;

    private static RunningGateway gateway;

    @BeforeAll
    static void prepare() {
        gateway = new RunningGateway(folder).set("session-service-grpc-addr", "localhost:1");
    }

    @AfterAll
    static void close() {
        gateway.close();
    }

    static Stream<Arguments> broken() throws IOException {
        String absent = "/nowhere/absent.pem";
        Path empty = Files.createTempDirectory("empty");
        return Stream.of(
                Arguments.of("platform-keys-path", empty.toString()),
                Arguments.of("platform-keys-path", absent),
                Arguments.of("routes-path", "/nowhere/routes.yaml"),
                Arguments.of("public-http-addr", "8080"),
                Arguments.of("authenticated-grpc-addr", "localhost"),
                Arguments.of("authenticated-grpc-addr", "no.such.host.invalid:1"),
                Arguments.of("tls.cert-path", absent),
                Arguments.of("tls.key-path", absent),
                Arguments.of("redis.master-addr", "redis"),
                Arguments.of("redis.master-addr", "redis:99999"),
                Arguments.of("internal.cert-path", absent));
    }

    @ParameterizedTest
    @MethodSource("broken")
    void settingIsNamed(String name, String value) {
        Throwable failure = start(name, value);

        assertThat(problem(failure)).as("%s=%s", name, value).contains(ServiceDescriptor.variable("gateway." + name));
    }

    @Test
    void databaseThatRedisDoesNotHaveIsToldByItsAddress() {
        assertThat(problem(start("redis.db", "99"))).contains("GATEWAY_REDIS_MASTER_ADDR", "DB index");
    }

    @Test
    void developmentMaterialIsRefusedOutsideLocal() {
        assertThat(problem(start("environment", "production"))).contains("development");
    }

    static Stream<Arguments> unbindable() {
        return Stream.of(
                Arguments.of("region", "Europe One"),
                Arguments.of("session-service-grpc-addr", "not an address"),
                Arguments.of("max-streams", "0"),
                Arguments.of("max-streams", "many"),
                Arguments.of("trace-sampling", "2"),
                Arguments.of("shutdown-timeout", "soon"),
                Arguments.of("shutdown-timeout", "-1s"),
                Arguments.of("redis.db", "-1"),
                Arguments.of("plaintext-listeners", "grcp"),
                Arguments.of("signature-provider", "jdk"));
    }

    @ParameterizedTest
    @MethodSource("unbindable")
    void valueOutOfItsBoundsDoesNotBind(String name, String value) {
        assertThat(causes(start(name, value))).as("%s=%s", name, value).anyMatch(BindException.class::isInstance);
    }

    private static Throwable start(String name, String value) {
        String before = gateway.settings().get("gateway." + name);
        gateway.set(name, value);
        try {
            return assertThat(catchThrowable(gateway::started))
                    .as("the start with %s=%s", name, value)
                    .isNotNull()
                    .actual();
        } finally {
            gateway.stop();
            restore(name, before);
        }
    }

    private static void restore(String name, @Nullable String before) {
        if (before == null) {
            gateway.unset(name);
        } else {
            gateway.set(name, before);
        }
    }

    private static String problem(Throwable failure) {
        return causes(failure)
                .filter(StartupProblem.class::isInstance)
                .findFirst()
                .orElse(failure)
                .toString();
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, error -> error != null, Throwable::getCause);
    }
}
