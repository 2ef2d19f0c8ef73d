package dev.gatehouse.session;

import static dev.gatehouse.session.SessionServiceIT.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.common.error.ErrorReason;
import dev.gatehouse.common.grpc.Statuses;
import dev.gatehouse.session.access.Endpoint;
import dev.gatehouse.session.fixture.Platform;
import dev.gatehouse.session.fixture.SessionClient;
import dev.gatehouse.session.fixture.TestDevice;
import io.grpc.StatusRuntimeException;
import io.grpc.health.v1.HealthCheckRequest;
import io.grpc.health.v1.HealthCheckResponse;
import io.grpc.health.v1.HealthGrpc;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/// Who may call what, on the running service.
class AuthorisationIT {
    private static Platform platform;

    @BeforeAll
    static void start() {
        platform = Platform.start();
    }

    @AfterAll
    static void stop() {
        platform.close();
    }

    /// The rules and what is served are the same set: nothing is served without a rule, and no rule is about nothing.
    @Test
    void everyAddressOfBothTransportsHasARule() {
        TreeSet<String> served = new TreeSet<>();
        platform.service()
                .getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
                .getHandlerMethods()
                .keySet()
                .forEach(mapping -> addresses(mapping).forEach(served::add));
        platform.service().getBean(io.grpc.Server.class).getServices().stream()
                .flatMap(service -> service.getMethods().stream())
                .forEach(method -> served.add(method.getMethodDescriptor().getFullMethodName()));

        assertThat(served)
                .isEqualTo(new TreeSet<>(
                        Stream.of(Endpoint.values()).map(Endpoint::address).toList()));
    }

    private static Stream<String> addresses(RequestMappingInfo mapping) {
        return mapping.getPatternValues().stream()
                .flatMap(pattern -> mapping.getMethodsCondition().getMethods().isEmpty()
                        ? Stream.of("* " + pattern)
                        : mapping.getMethodsCondition().getMethods().stream().map(method -> method + " " + pattern));
    }

    @Test
    void callerWithoutTheScopeIsForbidden() {
        try (SessionClient support = platform.client("support-desk");
                SessionClient gateway = platform.client("gateway")) {
            assertThatThrownBy(() -> support.challenge(new TestDevice()))
                    .isInstanceOfSatisfying(
                            StatusRuntimeException.class,
                            refusal -> assertThat(Statuses.reasonOf(refusal)).contains(ErrorReason.CALLER_FORBIDDEN));
            assertProblem(gateway.revoke("x"), 403, "caller_forbidden");
            assertProblem(gateway.introspect("x"), 403, "caller_forbidden");
            assertProblem(gateway.postJson("/v1/revocations", "{}"), 403, "caller_forbidden");
        }
    }

    @Test
    void strangerIsUnknown() {
        try (SessionClient stranger = platform.client("stranger")) {
            assertThatThrownBy(() -> stranger.challenge(new TestDevice()))
                    .isInstanceOfSatisfying(
                            StatusRuntimeException.class,
                            refusal -> assertThat(Statuses.reasonOf(refusal)).contains(ErrorReason.CALLER_UNKNOWN));
            assertProblem(stranger.revoke("x"), 401, "caller_unknown");
        }
    }

    @Test
    void withoutACertificateOnlyTheProbesAnswer() {
        try (SessionClient nobody = platform.anonymous()) {
            assertProblem(nobody.introspect("x"), 401, "caller_unknown");
            assertProblem(nobody.revoke("x"), 401, "caller_unknown");
            assertProblem(nobody.postJson("/v1/revocations", "{}"), 401, "caller_unknown");
            assertThat(nobody.get("/healthz").statusCode()).isEqualTo(200);
            assertThat(nobody.get("/readyz").statusCode()).isEqualTo(200);
            assertThatThrownBy(() -> nobody.challenge(new TestDevice())).isInstanceOf(StatusRuntimeException.class);
        }
    }

    @Test
    void certificateOfAnotherAuthorityIsWorthNothing() {
        try (SessionClient impostor = platform.impostor("gateway");
                SessionClient impostorOfSupport = platform.impostor("support-desk")) {
            assertThatThrownBy(() -> impostor.challenge(new TestDevice())).isInstanceOf(StatusRuntimeException.class);
            // On HTTP a certificate is optional; the client does not even show one that the server would not accept.
            assertProblem(impostorOfSupport.introspect("x"), 401, "caller_unknown");
        }
    }

    @Test
    void addressesThatAreNotServedTellNothing() {
        try (SessionClient support = platform.client("support-desk")) {
            for (String path : List.of("/", "/v1", "/v1/sessions", "/metrics", "/settings", "/health", "/actuator")) {
                assertProblem(support.get(path), 404, "resource_not_found");
            }
            assertProblem(support.get("/v1/introspect"), 405, "method_not_allowed");
            assertProblem(support.get("/error"), 404, "resource_not_found");
        }
    }

    @Test
    void grpcHealthIsServing() {
        try (SessionClient gateway = platform.client("gateway")) {
            assertThat(HealthGrpc.newBlockingStub(gateway.channel())
                            .check(HealthCheckRequest.getDefaultInstance())
                            .getStatus())
                    .isEqualTo(HealthCheckResponse.ServingStatus.SERVING);
        }
    }
}
