package dev.gatehouse.gateway.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.gatehouse.common.error.ErrorReason;
import dev.gatehouse.common.session.Generation;
import dev.gatehouse.common.session.GenerationBump;
import dev.gatehouse.common.session.GenerationScope;
import dev.gatehouse.common.session.SessionSnapshot;
import dev.gatehouse.common.session.SessionStatus;
import dev.gatehouse.gateway.fixture.TestDevice;
import dev.gatehouse.gateway.fixture.TestNanos;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class SessionViewTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final TestNanos clock = new TestNanos();
    private final InMemorySessionStore store = new InMemorySessionStore();
    private final Freshness freshness = new Freshness(clock);
    private final SessionView view = new SessionView(store, freshness, clock);
    private final TestDevice device = TestDevice.of("anna");

    SessionViewTest() {
        freshness.proven(clock.nanos());
    }

    @Test
    void freshViewReadsASessionOnce() throws Exception {
        store.open(device);

        assertThat(view.know(device.id())).isInstanceOf(Knowledge.Active.class);
        assertThat(view.know(device.id())).isInstanceOf(Knowledge.Active.class);

        assertThat(store.reads()).isEqualTo(1);
        assertThat(view.counters().cacheAnswers()).isEqualTo(1);
        assertThat(view.counters().storeReads()).isEqualTo(1);
        assertThat(view.cachedCount()).isEqualTo(1);
    }

    @Test
    void withoutAFreshMarkEveryQuestionGoesToTheStore() throws Exception {
        store.open(device);
        view.know(device.id());
        clock.advance(Freshness.MAX_AGE);

        view.know(device.id());
        view.know(device.id());
        assertThat(store.reads()).isEqualTo(3);

        freshness.proven(clock.nanos());
        view.know(device.id());
        assertThat(store.reads()).isEqualTo(3);
    }

    @Test
    void storeThatIsDownIsNoAnswerUnlessTheCacheIsFresh() throws Exception {
        store.open(device);
        view.know(device.id());
        store.setDown(true);
        assertThat(view.know(device.id())).isInstanceOf(Knowledge.Active.class);

        clock.advance(Freshness.MAX_AGE);

        assertThatThrownBy(() -> view.know(device.id())).isInstanceOf(StateUnavailableException.class);
    }

    @Test
    void sessionsThatAreNotThereOrForgedAreUnknown() throws Exception {
        TestDevice forged = TestDevice.of("mallory");
        store.forge(forged);

        assertThat(view.know(device.id())).isInstanceOf(Knowledge.Unknown.class);
        assertThat(view.know(forged.id())).isInstanceOf(Knowledge.Unknown.class);
        assertThat(view.cachedCount()).isZero();
    }

    @Test
    void endInTheStoreIsToldByItsKind() throws Exception {
        TestDevice revoked = TestDevice.of("anna");
        TestDevice expired = TestDevice.of("anna");
        store.end(revoked, SessionStatus.REVOKED);
        store.end(expired, SessionStatus.EXPIRED);
        store.open(device);
        store.bump();

        assertThat(view.know(revoked.id()))
                .isEqualTo(new Knowledge.Ended(revoked.grant(), ErrorReason.SESSION_REVOKED));
        assertThat(view.know(expired.id()))
                .isEqualTo(new Knowledge.Ended(expired.grant(), ErrorReason.SESSION_REVOKED));
        assertThat(view.know(device.id())).isEqualTo(new Knowledge.Ended(device.grant(), ErrorReason.SESSION_REVOKED));
    }

    @Test
    void expiredSessionIsToldAsExpired() throws Exception {
        store.end(device, SessionStatus.EXPIRED);

        assertThat(view.know(device.id())).isEqualTo(new Knowledge.Ended(device.grant(), ErrorReason.SESSION_EXPIRED));
    }

    @Test
    void atItsDeadlineACachedSessionIsReadAgain() throws Exception {
        store.openUntil(device, MINUTE);
        assertThat(view.know(device.id())).isInstanceOf(Knowledge.Active.class);
        pass(MINUTE);

        assertThat(view.know(device.id())).isEqualTo(new Knowledge.Ended(device.grant(), ErrorReason.SESSION_EXPIRED));
        assertThat(view.cachedCount()).isZero();
    }

    @Test
    void sessionsThatAreOverLeaveTheCacheUnasked() throws Exception {
        store.openUntil(device, MINUTE);
        view.know(device.id());
        pass(MINUTE.multipliedBy(2));

        TestDevice other = TestDevice.of("ben");
        store.open(other);
        await().untilAsserted(() -> {
            view.know(other.id());
            assertThat(view.cachedCount()).isEqualTo(1);
        });
    }

    @Test
    void deadlineThatMovedIsFoundInTheStore() throws Exception {
        store.openUntil(device, MINUTE);
        view.know(device.id());
        store.openUntil(device, MINUTE.multipliedBy(2));
        pass(MINUTE);

        assertThat(view.know(device.id())).isInstanceOf(Knowledge.Active.class);
    }

    @Test
    void tombstoneBeatsWhateverTheStoreSays() throws Exception {
        store.open(device);
        view.know(device.id());

        assertThat(view.apply(snapshot(SessionStatus.REVOKED))).isTrue();

        assertThat(view.know(device.id())).isEqualTo(new Knowledge.Ended(device.grant(), ErrorReason.SESSION_REVOKED));
        store.setDown(true);
        assertThat(view.know(device.id())).isInstanceOf(Knowledge.Ended.class);
        assertThat(view.counters().tombstoneAnswers()).isEqualTo(2);
        assertThat(view.tombstoneCount()).isEqualTo(1);
    }

    @Test
    void lateActiveSnapshotNeitherRaisesNorInserts() throws Exception {
        view.apply(snapshot(SessionStatus.REVOKED));
        assertThat(view.apply(snapshot(SessionStatus.ACTIVE))).isFalse();
        assertThat(view.know(device.id())).isInstanceOf(Knowledge.Ended.class);

        TestDevice other = TestDevice.of("ben");
        view.apply(snapshot(other, SessionStatus.ACTIVE));
        assertThat(view.cachedCount()).isZero();
        assertThat(view.know(other.id())).isInstanceOf(Knowledge.Unknown.class);
    }

    @Test
    void expiredSnapshotDropsTheCachedSession() throws Exception {
        store.open(device);
        view.know(device.id());

        assertThat(view.apply(snapshot(SessionStatus.EXPIRED))).isTrue();

        assertThat(view.cachedCount()).isZero();
        assertThat(view.tombstoneCount()).isZero();
    }

    @Test
    void fillThatMeetsARevocationIsNotKept() throws Exception {
        store.open(device);
        store.duringRead(() -> view.apply(snapshot(SessionStatus.REVOKED)));

        assertThat(view.know(device.id())).isInstanceOf(Knowledge.Ended.class);
        assertThat(view.cachedCount()).isZero();
    }

    @Test
    void fillThatMeetsABumpIsReadAgain() throws Exception {
        store.open(device);
        store.duringRead(() -> {
            store.duringRead(() -> {});
            store.bump();
            view.apply(bump());
        });

        assertThat(view.know(device.id())).isEqualTo(new Knowledge.Ended(device.grant(), ErrorReason.SESSION_REVOKED));
        assertThat(store.reads()).isEqualTo(2);
    }

    @Test
    void generationsThatNeverRestAreNoAnswer() {
        store.open(device);
        AtomicInteger bumps = new AtomicInteger();
        store.duringRead(() -> {
            bumps.incrementAndGet();
            view.apply(bump());
        });

        assertThatThrownBy(() -> view.know(device.id())).isInstanceOf(StateUnavailableException.class);
        assertThat(bumps.get()).isPositive();
        assertThat(view.cachedCount()).isZero();
    }

    @Test
    void bumpDropsExactlyTheSessionsThatItCovers() throws Exception {
        TestDevice ben = TestDevice.of("ben");
        store.open(device);
        store.open(ben);
        view.know(device.id());
        view.know(ben.id());

        view.apply(new GenerationBump(GenerationScope.USER, "demo", "anna", 2));
        view.know(ben.id());
        assertThat(store.reads()).isEqualTo(2);
        view.know(device.id());
        assertThat(store.reads()).isEqualTo(3);
    }

    @Test
    void lineageBreakDropsTheCacheAndKeepsTheTombstones() throws Exception {
        TestDevice revoked = TestDevice.of("ben");
        store.open(device);
        store.open(revoked);
        view.know(device.id());
        view.apply(snapshot(revoked, SessionStatus.REVOKED));

        view.breakLineage();

        assertThat(view.cachedCount()).isZero();
        assertThat(view.know(revoked.id())).isInstanceOf(Knowledge.Ended.class);
        view.know(device.id());
        assertThat(store.reads()).isEqualTo(2);
    }

    @Test
    void reviewDropsTombstonesThatTheStoreAgreesWith() throws Exception {
        TestDevice gone = TestDevice.of("ben");
        store.end(device, SessionStatus.REVOKED);
        view.apply(snapshot(SessionStatus.REVOKED));
        view.apply(snapshot(gone, SessionStatus.REVOKED));

        assertThat(view.reviewTombstones(MINUTE)).isEmpty();
        assertThat(view.tombstoneCount()).as("too young").isEqualTo(2);
        clock.advance(MINUTE.plusMillis(1));
        assertThat(view.reviewTombstones(MINUTE)).isEmpty();

        assertThat(view.tombstoneCount()).isZero();
        assertThat(view.know(device.id())).isInstanceOf(Knowledge.Ended.class);
    }

    @Test
    void reviewKeepsTombstonesThatTheStoreHasForgottenAndCountsThem() throws Exception {
        store.open(device);
        view.apply(snapshot(SessionStatus.REVOKED));
        clock.advance(MINUTE.plusMillis(1));

        assertThat(view.reviewTombstones(MINUTE)).containsExactly(device.id());

        assertThat(view.counters().divergentSessions()).isEqualTo(1);
        assertThat(view.know(device.id())).isInstanceOf(Knowledge.Ended.class);
        store.end(device, SessionStatus.REVOKED);
        assertThat(view.reviewTombstones(MINUTE)).isEmpty();
        assertThat(view.counters().divergentSessions()).isZero();
    }

    @Test
    void breakOfTheHistoryPutsEvenYoungTombstonesInDoubtUntilTheStoreAgrees() throws Exception {
        store.open(device);
        view.apply(snapshot(SessionStatus.REVOKED));
        assertThat(view.reviewAfterBreak()).as("no break").isEmpty();
        assertThat(store.reads()).isZero();

        view.breakLineage();

        assertThat(view.reviewAfterBreak()).containsExactly(device.id());
        assertThat(view.reviewAfterBreak()).as("not asserted yet").containsExactly(device.id());
        assertThat(view.counters().divergentSessions()).isEqualTo(1);
        store.end(device, SessionStatus.REVOKED);
        assertThat(view.reviewAfterBreak()).isEmpty();
        assertThat(view.tombstoneCount()).as("dropped only with age").isEqualTo(1);
        int reads = store.reads();
        assertThat(view.reviewAfterBreak()).isEmpty();
        assertThat(store.reads()).as("no doubt any more").isEqualTo(reads);
    }

    @Test
    void doubtOutlivesAStoreThatIsAway() throws Exception {
        store.open(device);
        view.apply(snapshot(SessionStatus.REVOKED));
        view.breakLineage();
        store.setDown(true);
        assertThatThrownBy(view::reviewAfterBreak).isInstanceOf(StateUnavailableException.class);

        store.setDown(false);

        assertThat(view.reviewAfterBreak()).containsExactly(device.id());
    }

    @Test
    void reviewWithoutAStoreDropsNothing() {
        view.apply(snapshot(SessionStatus.REVOKED));
        clock.advance(MINUTE.plusMillis(1));
        store.setDown(true);

        assertThatThrownBy(() -> view.reviewTombstones(MINUTE)).isInstanceOf(StateUnavailableException.class);
        assertThat(view.tombstoneCount()).isEqualTo(1);
    }

    private void pass(Duration time) {
        clock.advance(time);
        store.pass(time);
        freshness.proven(clock.nanos());
    }

    @Test
    void revocationWithoutARightHmacTakesTheSessionAwayAndGivesNoKey() throws Exception {
        TestDevice impostor = TestDevice.of("mallory");
        store.open(device);
        view.know(device.id());

        assertThat(view.apply(unauthenticated(impostor))).isTrue();

        assertThat(view.know(device.id()))
                .as("with the key that the store knows")
                .isEqualTo(new Knowledge.Ended(device.grant(), ErrorReason.SESSION_REVOKED));
        store.setDown(true);
        assertThatThrownBy(() -> view.know(device.id())).isInstanceOf(StateUnavailableException.class);
    }

    @Test
    void keyOfATombstoneComesWithTheFirstRightHmac() throws Exception {
        store.setDown(true);
        view.apply(unauthenticated(TestDevice.of("mallory")));

        view.apply(snapshot(SessionStatus.REVOKED));

        assertThat(view.know(device.id())).isEqualTo(new Knowledge.Ended(device.grant(), ErrorReason.SESSION_REVOKED));
    }

    @Test
    void unauthenticatedRevocationOfASessionWithoutARecordIsUnknown() throws Exception {
        view.apply(unauthenticated(TestDevice.of("mallory")));

        assertThat(view.know(device.id())).isEqualTo(new Knowledge.Unknown());
    }

    private SessionSnapshot unauthenticated(TestDevice impostor) {
        return new SessionSnapshot(
                device.id(), impostor.grant(), false, SessionStatus.REVOKED, 2, new Generation(1, 1, 1));
    }

    private static GenerationBump bump() {
        return new GenerationBump(GenerationScope.USER, "demo", "anna", 2);
    }

    private SessionSnapshot snapshot(SessionStatus status) {
        return snapshot(device, status);
    }

    static SessionSnapshot snapshot(TestDevice device, SessionStatus status) {
        return new SessionSnapshot(device.id(), device.grant(), true, status, 2, new Generation(1, 1, 1));
    }
}
