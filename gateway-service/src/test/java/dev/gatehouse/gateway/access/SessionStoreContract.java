package dev.gatehouse.gateway.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.common.session.SessionStatus;
import dev.gatehouse.gateway.fixture.TestDevice;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/// What holds for every session store.
public interface SessionStoreContract {
    SessionStore store();

    /// Writes the record of an open session, under the current generations.
    void open(TestDevice device);

    /// The same, with an idle deadline so long from now.
    void openUntil(TestDevice device, Duration idle);

    void end(TestDevice device, SessionStatus status);

    /// Writes a record whose HMAC is wrong.
    void forge(TestDevice device);

    /// Raises the generation of the device's user.
    void bump(TestDevice device);

    void loseCounters(TestDevice device);

    void takeAway();

    @Test
    default void sessionThatWasNeverOpenedHasNoRecord() throws Exception {
        assertThat(store().find(TestDevice.of("nobody").id())).isEmpty();
    }

    @Test
    default void openSessionIsReadAsItWasGranted() throws Exception {
        TestDevice device = TestDevice.of("anna");
        open(device);

        StoredSession stored = stored(device);

        assertThat(stored.grant()).isEqualTo(device.grant());
        assertThat(stored.authentic()).isTrue();
        assertThat(stored.status()).isEqualTo(SessionStatus.ACTIVE);
        assertThat(stored.opened().isValidUnder(stored.current())).isTrue();
        assertThat(stored.remainingMs()).isBetween(1L, 3_601_000L);
    }

    @Test
    default void endedSessionIsReadWithItsStatus() throws Exception {
        TestDevice revoked = TestDevice.of("anna");
        TestDevice expired = TestDevice.of("anna");
        end(revoked, SessionStatus.REVOKED);
        end(expired, SessionStatus.EXPIRED);

        assertThat(stored(revoked).status()).isEqualTo(SessionStatus.REVOKED);
        assertThat(stored(expired).status()).isEqualTo(SessionStatus.EXPIRED);
    }

    @Test
    default void earlierOfTheTwoDeadlinesCounts() throws Exception {
        TestDevice device = TestDevice.of("anna");
        openUntil(device, Duration.ofSeconds(30));
        TestDevice passed = TestDevice.of("anna");
        openUntil(passed, Duration.ofSeconds(-1));

        assertThat(stored(device).remainingMs()).isBetween(1L, 30_000L);
        assertThat(stored(passed).remainingMs()).isNegative();
    }

    @Test
    default void raisedGenerationEndsTheSessionsThatWereOpenedBeforeIt() throws Exception {
        TestDevice before = TestDevice.of("gina");
        open(before);
        bump(before);
        TestDevice after = TestDevice.of("gina");
        open(after);

        assertThat(isValid(before)).isFalse();
        assertThat(isValid(after)).isTrue();
    }

    @Test
    default void sessionIsNotValidUnderACounterThatIsMissing() throws Exception {
        TestDevice device = TestDevice.of("hanna");
        open(device);
        loseCounters(device);

        assertThat(isValid(device)).isFalse();
    }

    @Test
    default void forgedRecordIsToldApart() throws Exception {
        TestDevice device = TestDevice.of("mallory");
        forge(device);

        assertThat(stored(device).authentic()).isFalse();
    }

    @Test
    default void storeThatCanNotBeReadSaysSo() {
        TestDevice device = TestDevice.of("anna");
        open(device);
        takeAway();

        assertThatThrownBy(() -> store().find(device.id())).isInstanceOf(StateUnavailableException.class);
    }

    private StoredSession stored(TestDevice device) throws StateUnavailableException {
        return store().find(device.id()).orElseThrow();
    }

    private boolean isValid(TestDevice device) throws StateUnavailableException {
        StoredSession stored = stored(device);
        return stored.opened().isValidUnder(stored.current());
    }
}
