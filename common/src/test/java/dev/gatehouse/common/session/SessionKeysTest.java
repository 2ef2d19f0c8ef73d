package dev.gatehouse.common.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.common.stream.KeySpace;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SessionKeysTest {
    @Test
    void keysAreThoseThatBothServicesKnow() {
        SessionKeys keys = new SessionKeys(new KeySpace("gatehouse:"));

        assertThat(Stream.of(
                        keys.session("ds1.eu-1.0.a.b"),
                        keys.globalGeneration(),
                        keys.tenantGeneration("acme"),
                        keys.userGeneration("acme", "alice"),
                        keys.userSessions("acme", "alice")))
                .containsExactly(
                        "gatehouse:session:{0}:ds1.eu-1.0.a.b",
                        "gatehouse:generation:{0}:global",
                        "gatehouse:generation:{0}:tenant:acme",
                        "gatehouse:generation:{0}:user:acme:alice",
                        "gatehouse:user-sessions:{0}:acme:alice");
    }
}
