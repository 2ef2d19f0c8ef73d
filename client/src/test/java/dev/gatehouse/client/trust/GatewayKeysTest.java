package dev.gatehouse.client.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.client.peer.GatewaySigner;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class GatewayKeysTest {
    private static final Duration INTERVAL = Duration.ofSeconds(30);

    private final GatewaySigner first = GatewaySigner.of("test/eu-1/gateway");
    private final GatewaySigner second = GatewaySigner.of("test/eu-1/gateway");
    private final AtomicReference<String> published = new AtomicReference<>(first.jwks());
    private final AtomicInteger fetches = new AtomicInteger();
    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 1_000);
    private final GatewayKeys keys = new GatewayKeys(this::fetch, INTERVAL, nanos::get);

    private String fetch() {
        fetches.incrementAndGet();
        String set = published.get();
        if (set.isEmpty()) {
            throw new IllegalStateException("unreachable");
        }
        return set;
    }

    @Test
    void setIsFetchedOnceForManyUses() {
        assertThat(keys.find(first.keyId())).contains(first.key().publicKey());
        assertThat(keys.find(first.keyId())).isPresent();

        assertThat(fetches).hasValue(1);
    }

    @Test
    void unknownKeyIsLookedForAtMostOncePerInterval() {
        keys.find(first.keyId());

        for (int i = 0; i < 100; i++) {
            assertThat(keys.find("made-up-" + i)).isEmpty();
        }
        assertThat(fetches).hasValue(1);

        nanos.addAndGet(INTERVAL.toNanos());
        assertThat(keys.find("made-up")).isEmpty();
        assertThat(keys.find("made-up-too")).isEmpty();
        assertThat(fetches).hasValue(2);
    }

    @Test
    void newKeyOfTheGatewayIsFound() {
        keys.find(first.keyId());
        published.set(second.jwks());
        nanos.addAndGet(INTERVAL.toNanos());

        assertThat(keys.find(second.keyId())).isPresent();
        assertThat(keys.find(first.keyId())).isEmpty();
    }

    @Test
    void retiredKeyIsForgottenAfterTheMaxAge() {
        keys.find(first.keyId());
        published.set(second.jwks());

        assertThat(keys.find(first.keyId())).isPresent();
        nanos.addAndGet(Duration.ofMinutes(5).toNanos());
        assertThat(keys.find(first.keyId())).isEmpty();
    }

    @Test
    void setThatCanNotBeRenewedStaysInUse() {
        keys.find(first.keyId());
        published.set("");
        nanos.addAndGet(Duration.ofMinutes(5).toNanos());

        assertThat(keys.find(first.keyId())).isPresent();
        assertThat(keys.find(first.keyId())).isPresent();
        assertThat(fetches).hasValue(2);
    }

    @Test
    void withoutAnySetNothingIsBelievedAndTheNextUseAsksAgain() {
        published.set("");
        assertThatThrownBy(() -> keys.find(first.keyId()))
                .isInstanceOfSatisfying(
                        UnverifiedException.class,
                        e -> assertThat(e.violation()).isEqualTo(Violation.KEYS_UNAVAILABLE));

        published.set(first.jwks());
        assertThat(keys.find(first.keyId())).isPresent();
    }

    @Test
    void anythingButASetIsAsNone() {
        for (String other : new String[] {"<html>", "{\"keys\":[{\"crv\":\"Ed25519\",\"x\":\"AAAA\"}]}", "[]x"}) {
            published.set(other);
            assertThatThrownBy(() -> keys.find(first.keyId())).isInstanceOf(UnverifiedException.class);
        }
    }

    @Test
    void keysOfOtherKindsAreSkipped() {
        published.set(first.jwks().replace("[", "[{\"kty\":\"EC\",\"crv\":\"P-256\",\"kid\":\"x\",\"x\":\"AAAA\"},"));

        assertThat(keys.find(first.keyId())).isPresent();
        assertThat(keys.find("x")).isEmpty();
    }

    @Test
    void keyUnderAnIdThatIsNotItsThumbprintIsRefused() {
        published.set(first.jwks().replace("\"kid\":\"" + first.keyId() + "\"", "\"kid\":\"" + second.keyId() + "\""));

        assertThat(keys.find(second.keyId())).isEmpty();
        assertThat(keys.find(first.keyId())).isEmpty();
    }
}
