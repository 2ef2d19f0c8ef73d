package dev.gatehouse.session.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.common.error.ErrorReason;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CallersTest {
    private final Caller gateway = new Caller("gateway", "", Set.of(Scope.OPEN));
    private final Caller support = new Caller("support-desk", "demo", Set.of(Scope.REVOKE, Scope.INTROSPECT));
    private final Callers callers = new Callers(List.of(gateway, support));

    @Test
    void callerWithTheScopeIsGranted() {
        assertThat(callers.decide(Endpoint.ofGrpc("gatehouse.session.v1.SessionService/Open"), "gateway"))
                .isEqualTo(new Access.Granted(gateway));
        assertThat(callers.decide(Endpoint.ofHttp("POST", "/v1/introspect"), "support-desk"))
                .isEqualTo(new Access.Granted(support));
    }

    @Test
    void callerWithoutTheScopeIsForbidden() {
        assertThat(callers.decide(Optional.of(Endpoint.OPEN), "support-desk"))
                .isEqualTo(new Access.Denied(ErrorReason.CALLER_FORBIDDEN));
        assertThat(callers.decide(Optional.of(Endpoint.REVOKE), "gateway"))
                .isEqualTo(new Access.Denied(ErrorReason.CALLER_FORBIDDEN));
    }

    @Test
    void strangerAndNobodyAreUnknown() {
        assertThat(callers.decide(Optional.of(Endpoint.OPEN), "stranger"))
                .isEqualTo(new Access.Denied(ErrorReason.CALLER_UNKNOWN));
        assertThat(callers.decide(Optional.of(Endpoint.OPEN), null))
                .isEqualTo(new Access.Denied(ErrorReason.CALLER_UNKNOWN));
    }

    @Test
    void addressWithoutARuleIsRefusedWhoeverCalls() {
        assertThat(callers.decide(Endpoint.ofHttp("DELETE", "/v1/sessions/{id}"), "support-desk"))
                .isEqualTo(new Access.Denied(ErrorReason.CALLER_FORBIDDEN));
        assertThat(callers.decide(Endpoint.ofGrpc("gatehouse.session.v1.SessionService/Forget"), "gateway"))
                .isEqualTo(new Access.Denied(ErrorReason.CALLER_FORBIDDEN));
    }

    @Test
    void probesAreForEveryone() {
        assertThat(callers.decide(Endpoint.ofHttp("GET", "/healthz"), null)).isEqualTo(new Access.Unrestricted());
        assertThat(callers.decide(Endpoint.ofHttp("HEAD", "/readyz"), null)).isEqualTo(new Access.Unrestricted());
    }

    @Test
    void callerSeesItsOwnTenantOrAll() {
        assertThat(support.sees("demo")).isTrue();
        assertThat(support.sees("other")).isFalse();
        assertThat(new Caller("root", Tenants.EVERY, Set.of(Scope.REVOKE)).sees("other"))
                .isTrue();
    }

    @Test
    void oneNameIsOneCaller() {
        assertThatThrownBy(() -> new Callers(List.of(gateway, gateway)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("gateway");
    }
}
