package dev.gatehouse.integration.combine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.gatehouse.integration.combine.Part.Present;
import dev.gatehouse.integration.combine.Part.Unavailable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RoundTest {
    private static final Duration LONG = Duration.ofSeconds(30);
    // What a busy machine may add to a wait.
    private static final long SLACK_MILLIS = 400;

    private final Combiner combiner = new Combiner(task -> task);
    private final Queue<Thread> threads = new ConcurrentLinkedQueue<>();
    private final AtomicInteger interrupts = new AtomicInteger();

    /// A part that takes its time, and ends at once when it is interrupted.
    private <T> Supplier<Part<T>> after(long millis, Part<T> part) {
        return () -> {
            threads.add(Thread.currentThread());
            try {
                assertThat(new CountDownLatch(1).await(millis, TimeUnit.MILLISECONDS))
                        .isFalse();
            } catch (InterruptedException e) {
                interrupts.incrementAndGet();
            }
            return part;
        };
    }

    private void assertNoThreadIsLeft() {
        await().untilAsserted(() -> assertThat(threads).noneMatch(Thread::isAlive));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void roundTakesAsLongAsItsSlowestPartAndNeverTheSum(long seed) {
        Random random = new Random(seed);
        List<Long> millis = random.longs(4 + random.nextInt(8), 20, 300).boxed().toList();
        long beganAt = System.nanoTime();
        List<Asked<Long>> asked = new ArrayList<>();
        try (Round round = combiner.begin(Deadline.in(LONG))) {
            millis.forEach(each -> asked.add(round.optional(after(each, new Present<>(each)))));
            round.await();
        }
        long took = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - beganAt);

        long slowest = millis.stream().mapToLong(Long::longValue).max().orElseThrow();
        assertThat(took).isBetween(slowest - 1, slowest + SLACK_MILLIS);
        assertThat(asked.stream().map(Asked::part))
                .containsExactlyElementsOf(
                        millis.stream().<Part<Long>>map(Present::new).toList());
        assertThat(interrupts).hasValue(0);
        assertNoThreadIsLeft();
    }

    @ParameterizedTest
    @ValueSource(longs = {21, 22, 23, 24, 25, 26, 27, 28})
    void nothingRunsPastTheDeadline(long seed) {
        Random random = new Random(seed);
        long deadline = 50L + random.nextInt(150);
        // No part ends within the slack around the deadline, where either outcome would be right.
        List<Boolean> late = random.ints(6, 0, 2).mapToObj(each -> each == 1).toList();
        List<Asked<String>> asked = new ArrayList<>();
        long beganAt = System.nanoTime();
        try (Round round = combiner.begin(Deadline.in(Duration.ofMillis(deadline)))) {
            late.forEach(each -> asked.add(round.optional(after(each ? 20_000 : 1, new Present<>("x")))));
            round.await();
        }
        long took = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - beganAt);

        assertThat(took).isLessThan(deadline + SLACK_MILLIS);
        long lost = asked.stream()
                .filter(each -> each.part().equals(new Unavailable<>(Reason.TIMED_OUT)))
                .count();
        assertThat(lost).isEqualTo(late.stream().filter(each -> each).count());
        assertNoThreadIsLeft();
        assertThat(interrupts).hasValue((int) lost);
    }

    @ParameterizedTest
    @ValueSource(longs = {31, 32, 33, 34, 35, 36})
    void lostRequiredPartDecidesTheRoundAndCancelsTheRest(long seed) {
        Random random = new Random(seed);
        Reason reason = List.of(Reason.values()).get(random.nextInt(Reason.values().length));
        int others = 1 + random.nextInt(6);
        List<Asked<String>> asked = new ArrayList<>();
        long beganAt = System.nanoTime();
        try (Round round = combiner.begin(Deadline.in(LONG))) {
            for (int i = 0; i < others; i++) {
                Supplier<Part<String>> slow = after(20_000, new Present<>("x"));
                asked.add(random.nextBoolean() ? round.optional(slow) : round.required(slow));
            }
            await().until(() -> threads.size() == others);
            asked.add(round.required(after(random.nextInt(50), new Unavailable<>(reason))));
            round.await();
        }

        assertThat(Duration.ofNanos(System.nanoTime() - beganAt)).isLessThan(Duration.ofSeconds(5));
        assertThat(asked).allMatch(each -> each.part().equals(new Unavailable<>(reason)));
        assertNoThreadIsLeft();
        assertThat(interrupts).hasValue(others);
    }

    @Test
    void lostOptionalPartDecidesNothing() {
        try (Round round = combiner.begin(Deadline.in(LONG))) {
            Asked<String> lost = round.optional(after(0, new Unavailable<>(Reason.FAILED)));
            Asked<String> there = round.required(after(100, new Present<>("x")));
            Asked<String> absent = round.required(after(0, new Part.Absent<>()));
            round.await();

            assertThat(lost.part()).isEqualTo(new Unavailable<>(Reason.FAILED));
            assertThat(there.part()).isEqualTo(new Present<>("x"));
            assertThat(absent.part()).isEqualTo(new Part.Absent<>());
        }
    }

    @Test
    void faultInAQuestionReachesWhoeverWaitsAndCancelsTheRest() {
        try (Round round = combiner.begin(Deadline.in(LONG))) {
            Asked<String> slow = round.optional(after(20_000, new Present<>("x")));
            Asked<String> broken = round.optional(() -> {
                throw new IllegalStateException("a bug");
            });

            assertThatThrownBy(round::await)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("a bug");
            assertThat(slow).isNotSameAs(broken);
        }
        assertNoThreadIsLeft();
    }

    @Test
    void roundThatIsClosedBeforeItIsDecidedCancelsEverything() {
        try (Round round = combiner.begin(Deadline.in(LONG))) {
            Asked<String> slow = round.optional(after(20_000, new Present<>("x")));
            await().until(() -> threads.size() == 1);
            assertThatThrownBy(slow::part).isInstanceOf(IllegalStateException.class);
        }
        assertNoThreadIsLeft();
        assertThat(interrupts).hasValue(1);
    }

    @Test
    void interruptOfTheCallerEndsTheRound() throws Exception {
        AtomicBoolean stillInterrupted = new AtomicBoolean();
        Thread caller = Thread.ofVirtual().start(() -> {
            try (Round round = combiner.begin(Deadline.in(LONG))) {
                Asked<String> slow = round.required(after(20_000, new Present<>("x")));
                round.await();
                stillInterrupted.set(Thread.currentThread().isInterrupted()
                        && slow.part().equals(new Unavailable<>(Reason.UNAVAILABLE)));
            }
        });
        await().until(() -> threads.size() == 1);

        caller.interrupt();

        assertThat(caller.join(Duration.ofSeconds(5))).isTrue();
        assertThat(stillInterrupted).isTrue();
        assertNoThreadIsLeft();
    }

    @Test
    void everyThreadGetsTheAskersContext() {
        AtomicInteger wrapped = new AtomicInteger();
        Combiner tracing = new Combiner(task -> {
            wrapped.incrementAndGet();
            return task;
        });

        try (Round round = tracing.begin(Deadline.in(LONG))) {
            Asked<String> one = round.optional(after(0, new Present<>("x")));
            Asked<String> two = round.required(after(0, new Present<>("y")));
            round.await();
            assertThat(one.part()).isNotEqualTo(two.part());
        }

        assertThat(wrapped).hasValue(2);
    }

    @Test
    void deadlineOnlyShrinks() {
        Deadline deadline = Deadline.in(Duration.ofSeconds(10));

        assertThat(deadline.left()).isBetween(Duration.ofSeconds(9), Duration.ofSeconds(10));
        assertThat(deadline.shareLeft()).isBetween(0.9, 1.0);
        assertThat(deadline.leftAtMost(Duration.ofSeconds(3))).isEqualTo(Duration.ofSeconds(3));
        assertThat(Deadline.in(Duration.ZERO).hasPassed()).isTrue();
        assertThat(Deadline.in(Duration.ZERO).leftAtMost(Duration.ofSeconds(3))).isZero();
    }
}
