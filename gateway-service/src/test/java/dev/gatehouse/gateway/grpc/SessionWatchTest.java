package dev.gatehouse.gateway.grpc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.common.error.ErrorReason;
import dev.gatehouse.common.fixture.TestClock;
import dev.gatehouse.common.session.Generation;
import dev.gatehouse.common.session.SessionId;
import dev.gatehouse.common.session.SessionStatus;
import dev.gatehouse.gateway.access.Freshness;
import dev.gatehouse.gateway.access.SessionStore;
import dev.gatehouse.gateway.access.SessionView;
import dev.gatehouse.gateway.access.StateUnavailableException;
import dev.gatehouse.gateway.access.StoredSession;
import dev.gatehouse.gateway.fixture.TestDevice;
import dev.gatehouse.gateway.fixture.TestNanos;
import dev.gatehouse.gateway.stream.WindowLimits;
import dev.gatehouse.gateway.subscription.EventSink;
import dev.gatehouse.gateway.subscription.Hub;
import dev.gatehouse.gateway.subscription.Opening;
import dev.gatehouse.gateway.subscription.OutboxLimits;
import dev.gatehouse.gateway.subscription.Rotation;
import dev.gatehouse.gateway.subscription.Subscriber;
import dev.gatehouse.gateway.subscription.Subscription;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SessionWatchTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final TestNanos nanos = new TestNanos();
    private final TestDevice device = TestDevice.of("anna");
    private final OneSession store = new OneSession();
    private final Hub hub =
            new Hub(WindowLimits.DEFAULT, OutboxLimits.DEFAULT, 10, new Rotation(Duration.ofHours(1)), new TestClock());
    private final SessionWatch watch =
            new SessionWatch(new SessionView(store, new Freshness(nanos), nanos), hub, nanos, TestDevice.KEYS);
    private final Closed sink = new Closed();

    @BeforeEach
    void open() throws InterruptedException {
        Opening opening = hub.open(new Subscriber(device.grant(), Optional.empty()), sink);
        if (opening instanceof Opening.Opened(Subscription stream)) {
            watch.check(stream);
        }
    }

    @Test
    void streamIsClosedAtItsSessionsDeadlineAndNotBefore() {
        pass(MINUTE.minusMillis(1));
        watch.sweep();
        assertThat(sink.closes).isEmpty();

        pass(Duration.ofMillis(1));
        watch.sweep();

        assertThat(sink.closes).containsExactly(ErrorReason.SESSION_EXPIRED);
    }

    @Test
    void deadlineThatMovedKeepsTheStreamOpenUntilThen() {
        store.remaining = MINUTE.multipliedBy(2);
        pass(MINUTE);
        watch.sweep();
        assertThat(sink.closes).isEmpty();

        pass(MINUTE);
        watch.sweep();

        assertThat(sink.closes).containsExactly(ErrorReason.SESSION_EXPIRED);
    }

    @Test
    void sessionThatIsGoneOrRevokedEndsTheStreamWithItsReason() {
        store.status = SessionStatus.REVOKED;
        pass(MINUTE);
        watch.sweep();

        assertThat(sink.closes).containsExactly(ErrorReason.SESSION_REVOKED);
    }

    @Test
    void stateThatCanNotBeProvedAtTheDeadlineClosesTheStream() {
        store.down = true;
        pass(MINUTE);
        watch.sweep();

        assertThat(sink.closes).containsExactly(ErrorReason.SESSION_STATE_UNAVAILABLE);
    }

    private void pass(Duration time) {
        nanos.advance(time);
        store.remaining = store.remaining.minus(time);
    }

    private final class OneSession implements SessionStore {
        private Duration remaining = MINUTE;
        private SessionStatus status = SessionStatus.ACTIVE;
        private boolean down;

        @Override
        public Optional<StoredSession> find(SessionId id) throws StateUnavailableException {
            if (down) {
                throw new StateUnavailableException("down", new IllegalStateException());
            }
            long now = device.grant().createdAtMs();
            Generation generation = new Generation(1, 1, 1);
            return Optional.of(new StoredSession(
                    device.grant(), true, status, generation, generation, now + remaining.toMillis(), now));
        }
    }

    private static final class Closed implements EventSink {
        private final List<ErrorReason> closes = new ArrayList<>();

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void send(byte[] message) {}

        @Override
        public void sendOpened(boolean recovered) {}

        @Override
        public void close(ErrorReason reason) {
            closes.add(reason);
        }
    }
}
