package dev.gatehouse.gateway.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.common.session.SessionId;
import dev.gatehouse.gateway.fixture.TestDevice;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/// What holds for every store of used request ids.
public interface ReplayStoreContract {
    Duration KEEP = Duration.ofMillis(200);

    ReplayStore store();

    /// Lets the time that ids are kept for go by.
    void letPass(Duration time);

    void takeAway();

    @Test
    default void requestIdPassesOnce() throws Exception {
        SessionId session = TestDevice.of("anna").id();

        assertThat(store().reserve(session, requestId(), Duration.ofMinutes(1))).isTrue();
        assertThat(store().reserve(session, requestId(), Duration.ofMinutes(1))).isFalse();
    }

    @Test
    default void otherIdsAndOtherSessionsAreNotAffected() throws Exception {
        SessionId session = TestDevice.of("anna").id();
        byte[] other = new byte[16];
        other[15] = 1;
        store().reserve(session, requestId(), Duration.ofMinutes(1));

        assertThat(store().reserve(session, other, Duration.ofMinutes(1))).isTrue();
        assertThat(store().reserve(TestDevice.of("anna").id(), requestId(), Duration.ofMinutes(1)))
                .isTrue();
    }

    @Test
    default void idIsFreeAgainAfterItsTime() throws Exception {
        SessionId session = TestDevice.of("anna").id();
        store().reserve(session, requestId(), KEEP);

        letPass(KEEP);

        assertThat(store().reserve(session, requestId(), KEEP)).isTrue();
    }

    @Test
    default void ofManyAtOnceExactlyOnePasses() throws Exception {
        SessionId session = TestDevice.of("anna").id();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Boolean>> attempts = new ArrayList<>();
            for (int i = 0; i < 32; i++) {
                attempts.add(() -> store().reserve(session, requestId(), Duration.ofMinutes(1)));
            }
            int passed = 0;
            for (Future<Boolean> attempt : threads.invokeAll(attempts)) {
                passed += attempt.get() ? 1 : 0;
            }
            assertThat(passed).isEqualTo(1);
        }
    }

    @Test
    default void storeThatCanNotBeWrittenSaysSo() {
        SessionId session = TestDevice.of("anna").id();
        takeAway();

        assertThatThrownBy(() -> store().reserve(session, requestId(), KEEP))
                .isInstanceOf(StateUnavailableException.class);
    }

    private static byte[] requestId() {
        return new byte[16];
    }
}
