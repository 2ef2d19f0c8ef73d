package dev.gatehouse.session.introspection;

import static dev.gatehouse.session.introspection.Introspection.Cause.BAD_SIGNATURE;
import static dev.gatehouse.session.introspection.Introspection.Cause.ENDED;
import static dev.gatehouse.session.introspection.Introspection.Cause.NOT_IN_FORCE;
import static dev.gatehouse.session.introspection.Introspection.Cause.OTHER_TENANT;
import static dev.gatehouse.session.introspection.Introspection.Cause.UNKNOWN_SESSION;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.common.fixture.TestClock;
import dev.gatehouse.common.session.SessionId;
import dev.gatehouse.common.signing.Ed25519PrivateKey;
import dev.gatehouse.session.access.Caller;
import dev.gatehouse.session.access.Scope;
import dev.gatehouse.session.fixture.InMemorySessionStore;
import dev.gatehouse.session.fixture.Orders;
import dev.gatehouse.session.lifecycle.OpenOrder;
import dev.gatehouse.session.lifecycle.Revocation;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class IntrospectorTest {
    private static final String AUDIENCE = "local/eu-1/session-service";
    private static final byte[] SIGNED = {1, 2, 3};

    private final TestClock clock = new TestClock();
    private final InMemorySessionStore store = new InMemorySessionStore(clock);
    private final Introspector introspector = new Introspector(AUDIENCE, Orders.KEYS, store, clock);
    private final Ed25519PrivateKey key = Ed25519PrivateKey.generate(new SecureRandom());
    private final Caller caller = new Caller("back-end", "demo", Set.of(Scope.INTROSPECT));
    private final OpenOrder order = Orders.withKey(Orders.open("demo", "alice"), key.publicKey());

    @BeforeEach
    void open() {
        store.open(order);
    }

    @Test
    void assertionOfAnActiveSessionIsActive() {
        assertThat(introspector.introspect(assertion(), caller))
                .isInstanceOfSatisfying(
                        Introspection.Active.class,
                        active -> assertThat(active.session().userId()).isEqualTo("alice"));
    }

    @Test
    void endedSessionIsInactive() {
        store.revoke(new Revocation(order.id(), "demo", Orders.why()));

        assertInactive(assertion(), Introspection.Cause.ENDED);
    }

    @Test
    void idleAndAbsoluteDeadlinesEndASession() {
        clock.advance(Duration.ofHours(1));

        assertInactive(assertion(), ENDED);
    }

    @Test
    void signatureOfAnotherKeyIsInactive() {
        Ed25519PrivateKey other = Ed25519PrivateKey.generate(new SecureRandom());

        assertInactive(assertion(order.id().text(), AUDIENCE, 0, 60_000, other), BAD_SIGNATURE);
    }

    @Test
    void keyOfOneSessionDoesNotSpeakForAnother() {
        OpenOrder victim = Orders.open("demo", "bob");
        store.open(victim);

        assertInactive(assertion(victim.id().text(), AUDIENCE, 0, 60_000, key), BAD_SIGNATURE);
    }

    @Test
    void otherTenantsSessionIsInactive() {
        Caller other = new Caller("back-end", "other", Set.of(Scope.INTROSPECT));

        assertThat(introspector.introspect(assertion(), other)).isEqualTo(new Introspection.Inactive(OTHER_TENANT));
    }

    @Test
    void madeUpAndNeverOpenedSessionsAreInactive() {
        SessionId fresh = SessionId.create("eu-1", Orders.KEYS, new SecureRandom());

        assertInactive(assertion(fresh.text(), AUDIENCE, 0, 60_000, key), UNKNOWN_SESSION);
        assertInactive(assertion("made-up", AUDIENCE, 0, 60_000, key), UNKNOWN_SESSION);
    }

    @Test
    void assertionIsForThisAudienceAndForFiveMinutesAtMost() {
        String id = order.id().text();

        assertInactive(assertion(id, "local/eu-1/gateway", 0, 60_000, key), NOT_IN_FORCE);
        assertInactive(assertion(id, AUDIENCE, 0, 0, key), NOT_IN_FORCE);
        assertInactive(assertion(id, AUDIENCE, 0, -1_000, key), NOT_IN_FORCE);
        assertInactive(assertion(id, AUDIENCE, 0, 306_000, key), NOT_IN_FORCE);
        assertInactive(assertion(id, AUDIENCE, 6_000, 60_000, key), NOT_IN_FORCE);
        assertThat(introspector.introspect(assertion(id, AUDIENCE, 0, 300_000, key), caller))
                .isInstanceOf(Introspection.Active.class);
    }

    private SessionAssertion assertion() {
        return assertion(order.id().text(), AUDIENCE, 0, 60_000, key);
    }

    private SessionAssertion assertion(
            String id, String audience, long issuedInMs, long expiresInMs, Ed25519PrivateKey signer) {
        return new SessionAssertion(
                "EdDSA",
                id,
                List.of(audience),
                clock.millis() + issuedInMs,
                clock.millis() + expiresInMs,
                "jti",
                SIGNED,
                signer.sign(SIGNED));
    }

    private void assertInactive(SessionAssertion assertion, Introspection.Cause cause) {
        assertThat(introspector.introspect(assertion, caller)).isEqualTo(new Introspection.Inactive(cause));
    }
}
