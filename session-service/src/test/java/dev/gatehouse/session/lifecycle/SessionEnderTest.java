package dev.gatehouse.session.lifecycle;

import static dev.gatehouse.common.session.GenerationScope.GLOBAL;
import static dev.gatehouse.common.session.GenerationScope.TENANT;
import static dev.gatehouse.common.session.GenerationScope.USER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.common.error.ErrorReason;
import dev.gatehouse.common.fixture.TestClock;
import dev.gatehouse.common.session.GenerationScope;
import dev.gatehouse.session.access.Caller;
import dev.gatehouse.session.access.Scope;
import dev.gatehouse.session.fixture.InMemorySessionStore;
import dev.gatehouse.session.fixture.Orders;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SessionEnderTest {
    private final SessionStore store = new InMemorySessionStore(new TestClock());
    private final SessionEnder ender = new SessionEnder(Orders.KEYS, store);
    private final Caller ofDemo = new Caller("support-desk", "demo", Set.of(Scope.REVOKE));
    private final Caller ofOther = new Caller("other-desk", "other", Set.of(Scope.REVOKE));
    private final Caller ofAll = new Caller("root-desk", "*", Set.of(Scope.REVOKE));
    private final OpenOrder order = Orders.open("demo", "alice");

    @Test
    void callerEndsSessionsOfItsTenantOnly() {
        store.open(order);

        assertThat(ender.revoke(order.id().text(), Orders.why(), ofOther)).isEqualTo(new RevokeOutcome.NotFound());
        assertThat(isValid()).isTrue();
        assertThat(ender.revoke(order.id().text(), Orders.why(), ofDemo)).isInstanceOf(RevokeOutcome.Ended.class);
        assertThat(isValid()).isFalse();
    }

    @Test
    void witnessedRevocationIsAssertedOnce() {
        store.open(order);

        assertThat(ender.assertRevoked(order.id().text()))
                .isInstanceOfSatisfying(
                        RevokeOutcome.Ended.class,
                        ended -> assertThat(ended.changed()).isTrue());
        assertThat(isValid()).isFalse();
        assertThat(ender.assertRevoked(order.id().text()))
                .isInstanceOfSatisfying(
                        RevokeOutcome.Ended.class,
                        ended -> assertThat(ended.changed()).isFalse());
        assertThat(ender.assertRevoked("ds1.made-up")).isEqualTo(new RevokeOutcome.NotFound());
    }

    @Test
    void madeUpIdIsNotFound() {
        assertThat(ender.revoke("ds1.eu-1.0.AAAAAAAAAAAAAAAAAAAAAA.AAAAAAAAAAA", Orders.why(), ofAll))
                .isEqualTo(new RevokeOutcome.NotFound());
    }

    @Test
    void userIsOneOfTheCallersTenant() {
        store.open(order);

        assertThat(ender.bump(request(USER, "alice", ""), ofOther)).isInstanceOf(BumpOutcome.Bumped.class);
        assertThat(isValid()).isTrue();
        assertRefused(request(USER, "alice", "demo"), ofOther, ErrorReason.CALLER_FORBIDDEN);
        assertThat(ender.bump(request(USER, "alice", ""), ofDemo)).isInstanceOf(BumpOutcome.Bumped.class);
        assertThat(isValid()).isFalse();
    }

    @Test
    void callerOfAllTenantsNamesTheUsersTenant() {
        store.open(order);

        assertRefused(request(USER, "alice", ""), ofAll, ErrorReason.MALFORMED_REQUEST);
        assertThat(ender.bump(request(USER, "alice", "demo"), ofAll)).isInstanceOf(BumpOutcome.Bumped.class);
        assertThat(isValid()).isFalse();
    }

    @Test
    void tenantIsTheCallersOwn() {
        store.open(order);

        assertRefused(request(TENANT, "demo", ""), ofOther, ErrorReason.CALLER_FORBIDDEN);
        assertThat(isValid()).isTrue();
        assertThat(ender.bump(request(TENANT, "demo", ""), ofDemo)).isInstanceOf(BumpOutcome.Bumped.class);
        assertThat(isValid()).isFalse();
    }

    @Test
    void everybodyIsEndedByACallerOfAllTenantsOnly() {
        store.open(order);

        assertRefused(request(GLOBAL, "", ""), ofDemo, ErrorReason.CALLER_FORBIDDEN);
        assertThat(isValid()).isTrue();
        assertThat(ender.bump(request(GLOBAL, "", ""), ofAll)).isInstanceOf(BumpOutcome.Bumped.class);
        assertThat(isValid()).isFalse();
    }

    @Test
    void wrongFormIsRefused() {
        assertRefused(request(USER, "", ""), ofDemo, ErrorReason.MALFORMED_REQUEST);
        assertRefused(request(USER, "alice@example.org", ""), ofDemo, ErrorReason.MALFORMED_REQUEST);
        assertRefused(request(TENANT, "", ""), ofDemo, ErrorReason.MALFORMED_REQUEST);
        assertRefused(request(TENANT, "demo", "demo"), ofDemo, ErrorReason.MALFORMED_REQUEST);
        assertRefused(request(TENANT, "*", ""), ofAll, ErrorReason.MALFORMED_REQUEST);
        assertRefused(request(GLOBAL, "demo", ""), ofAll, ErrorReason.MALFORMED_REQUEST);
    }

    @Test
    void operationIdsOfTwoCallersDoNotCollide() {
        Why why = Orders.why();
        ender.bump(new BumpRequest(USER, "alice", "", why), ofDemo);

        assertThat(ender.bump(new BumpRequest(USER, "bob", "", why), ofOther)).isInstanceOf(BumpOutcome.Bumped.class);
        assertThat(ender.bump(new BumpRequest(USER, "bob", "", why), ofDemo))
                .isInstanceOfSatisfying(
                        BumpOutcome.Refused.class,
                        refused -> assertThat(refused.reason()).isEqualTo(ErrorReason.IDEMPOTENCY_CONFLICT));
    }

    private static BumpRequest request(GenerationScope scope, String scopeId, String tenant) {
        return new BumpRequest(scope, scopeId, tenant, Orders.why());
    }

    private void assertRefused(BumpRequest request, Caller caller, ErrorReason reason) {
        assertThat(ender.bump(request, caller))
                .isInstanceOfSatisfying(
                        BumpOutcome.Refused.class,
                        refused -> assertThat(refused.reason()).isEqualTo(reason));
    }

    private boolean isValid() {
        return ((ReadOutcome.Found) store.read(order.id())).session().isValid();
    }
}
