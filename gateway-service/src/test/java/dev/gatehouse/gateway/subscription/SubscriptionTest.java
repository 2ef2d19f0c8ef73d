package dev.gatehouse.gateway.subscription;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.common.error.ErrorReason;
import dev.gatehouse.gateway.fixture.TestDevice;
import dev.gatehouse.gateway.fixture.TestLog;
import dev.gatehouse.gateway.stream.LoggedEvent;
import dev.gatehouse.gateway.subscription.Subscription.Pulse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SubscriptionTest {
    private static final int MAX_AGE = 1_000;
    private static final OutboxLimits LIMITS = new OutboxLimits(4, 1_000, 100_000);

    private final AtomicLong total = new AtomicLong();
    private final TestLog log = new TestLog(1_000_000);

    @Test
    void messagesAreSentInOrder() {
        RecordingSink sink = opened(RecordingSink.ready());
        Subscription stream = stream(sink, LIMITS);

        offer(stream, 1, 10);

        assertThat(sink.received()).isEqualTo(numbers(1, 10));
        assertThat(total).hasValue(0);
    }

    @Test
    void whatWasMissedGoesOutBeforeWhatIsNew() {
        RecordingSink sink = opened(new RecordingSink(0));
        Subscription stream = stream(sink, LIMITS);
        LoggedEvent missed = log.event("anna", "");
        stream.replay(List.of(missed));
        offer(stream, 1, 2);

        sink.grant(10);
        stream.drain();

        assertThat(sink.received()).containsExactly(missed.position().entryId().toString(), "1", "2");
    }

    @Test
    void nothingIsSentWhileTheSinkIsNotReady() {
        RecordingSink sink = opened(new RecordingSink(2));
        Subscription stream = stream(sink, LIMITS);

        offer(stream, 1, 5);

        assertThat(sink.received()).isEqualTo(numbers(1, 2));
        assertThat(sink.breaches()).isEmpty();
        assertThat(total).hasValue(3);

        sink.grant(100);
        stream.drain();

        assertThat(sink.received()).isEqualTo(numbers(1, 5));
        assertThat(total).hasValue(0);
    }

    @Test
    void streamWhoseOutboxIsFullIsClosedAndGivesItsBytesBack() {
        RecordingSink sink = opened(new RecordingSink(0));
        Subscription stream = stream(sink, LIMITS);

        offer(stream, 1, 5);

        assertThat(sink.closes()).containsExactly(ErrorReason.STREAM_OVERFLOWED);
        assertThat(stream.isOpen()).isFalse();
        assertThat(total).hasValue(0);
    }

    @Test
    void nothingComesAfterTheCloseAndTheFirstReasonStands() {
        RecordingSink sink = opened(new RecordingSink(0));
        Subscription stream = stream(sink, LIMITS);
        offer(stream, 1, 2);

        stream.close(ErrorReason.SESSION_REVOKED);
        stream.close(ErrorReason.SHUTTING_DOWN);
        sink.grant(10);
        offer(stream, 3, 3);
        stream.drain();

        assertThat(sink.received()).isEmpty();
        assertThat(sink.closes()).containsExactly(ErrorReason.SESSION_REVOKED);
        assertThat(sink.breaches()).isEmpty();
    }

    @Test
    void idleStreamIsSentABeaconOnceInTwentyToThirtyPulses() {
        Subscription stream = stream(opened(RecordingSink.ready()), LIMITS);
        long beacons = IntStream.range(0, 600)
                .filter(pulse -> stream.pulse(0) == Pulse.BEACON_DUE)
                .count();

        assertThat(beacons).isBetween(600L / 30, 600L / 20);
    }

    @Test
    void idleStreamIsSentABeaconBeforeItsPositionCanLeaveTheWindow() {
        Subscription stream = stream(opened(RecordingSink.ready()), LIMITS);

        assertThat(stream.pulse(0.2)).isEqualTo(Pulse.NOTHING_DUE);
        assertThat(stream.pulse(0.25)).isEqualTo(Pulse.BEACON_DUE);
        assertThat(stream.pulse(0.3)).isEqualTo(Pulse.NOTHING_DUE);
        offer(stream, 1, 1);
        assertThat(stream.pulse(0.5)).isEqualTo(Pulse.NOTHING_DUE);
        assertThat(stream.pulse(0.7)).isEqualTo(Pulse.NOTHING_DUE);
        assertThat(stream.pulse(0.75)).isEqualTo(Pulse.BEACON_DUE);
    }

    @Test
    void streamThatHasReachedItsAgeIsDueForRotation() {
        Subscription stream = stream(opened(RecordingSink.ready()), LIMITS);

        assertThat(IntStream.range(1, MAX_AGE).mapToObj(second -> stream.pulse(0)))
                .doesNotContain(Pulse.ROTATION_DUE);
        assertThat(stream.pulse(0)).isEqualTo(Pulse.ROTATION_DUE);
    }

    @Test
    void messageMakesAStreamBusyForTheWholePeriod() {
        Subscription stream = stream(opened(RecordingSink.ready()), LIMITS);

        for (int pulse = 0; pulse < 200; pulse++) {
            offer(stream, 1, 1);
            assertThat(stream.pulse(0)).isEqualTo(Pulse.NOTHING_DUE);
        }
    }

    @Test
    void deadlineIsDueFromItsMomentOn() {
        Subscription stream = stream(opened(RecordingSink.ready()), LIMITS);
        stream.checkAt(-5);

        assertThat(stream.isDue(-6)).isFalse();
        assertThat(stream.isDue(-5)).isTrue();
        stream.close(ErrorReason.SESSION_EXPIRED);
        assertThat(stream.isDue(100)).isFalse();
    }

    @Test
    void sinkSeesOneThreadAtATimeAndEveryMessageOnceUnderContention() throws Exception {
        for (int round = 0; round < 50; round++) {
            RecordingSink sink = opened(new RecordingSink(0));
            Subscription stream = stream(sink, new OutboxLimits(10_000, 1 << 20, 1 << 20));
            // One thread offers, as the reader does; others drain, as transports do.
            together(
                    () -> offer(stream, 1, 500),
                    () -> grantAndDrain(sink, stream),
                    () -> grantAndDrain(sink, stream),
                    () -> grantAndDrain(sink, stream));
            sink.grant(1_000);
            stream.drain();

            assertThat(sink.breaches()).isEmpty();
            assertThat(sink.received()).isEqualTo(numbers(1, 500));
            assertThat(total).hasValue(0);
        }
    }

    @Test
    void closeUnderContentionComesOnceAndLast() throws Exception {
        for (int round = 0; round < 200; round++) {
            RecordingSink sink = opened(new RecordingSink(0));
            Subscription stream = stream(sink, new OutboxLimits(10_000, 1 << 20, 1 << 20));
            together(
                    () -> offer(stream, 1, 100),
                    () -> grantAndDrain(sink, stream),
                    () -> stream.close(ErrorReason.SESSION_REVOKED),
                    () -> stream.close(ErrorReason.SHUTTING_DOWN));
            stream.release();

            assertThat(sink.breaches()).isEmpty();
            assertThat(sink.closes()).hasSize(1);
            assertThat(sink.received()).isEqualTo(numbers(1, sink.received().size()));
            assertThat(total).hasValue(0);
        }
    }

    private static void grantAndDrain(RecordingSink sink, Subscription stream) {
        for (int i = 0; i < 100; i++) {
            sink.grant(1);
            stream.drain();
        }
    }

    private static void together(Runnable... tasks) throws Exception {
        CountDownLatch start = new CountDownLatch(1);
        AtomicInteger done = new AtomicInteger();
        try (ExecutorService threads = Executors.newFixedThreadPool(tasks.length)) {
            List<Future<?>> running = new ArrayList<>();
            for (Runnable task : tasks) {
                running.add(threads.submit(() -> {
                    start.await();
                    task.run();
                    return done.incrementAndGet();
                }));
            }
            start.countDown();
            for (Future<?> each : running) {
                each.get();
            }
        }
        assertThat(done).hasValue(tasks.length);
    }

    private static RecordingSink opened(RecordingSink sink) {
        sink.sendOpened(true);
        return sink;
    }

    private Subscription stream(RecordingSink sink, OutboxLimits limits) {
        return new Subscription(TestDevice.of("anna").grant(), sink, new Outbox(limits, total), MAX_AGE, 0);
    }

    private static void offer(Subscription stream, int from, int to) {
        numbers(from, to).forEach(number -> stream.offer(number.getBytes(US_ASCII)));
    }

    private static List<String> numbers(int from, int to) {
        return IntStream.rangeClosed(from, to).mapToObj(Integer::toString).toList();
    }
}
