package dev.gatehouse.gateway.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.common.session.GenerationBump;
import dev.gatehouse.common.session.GenerationScope;
import dev.gatehouse.common.session.SessionStatus;
import dev.gatehouse.gateway.fixture.TestDevice;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/// Fills that race an end: from the moment that the end was applied nobody is told that the session is active.
class SessionViewRaceTest {
    private static final int ROUNDS = 1_000;
    private static final int FILLS = 3;

    private final ExecutorService threads = Executors.newCachedThreadPool();

    @Test
    void noReaderFindsASessionActiveAfterItsRevocationWasApplied() throws Exception {
        // The store calls it active all the time, as one that forgot the revocation would.
        race(round -> round.view().apply(SessionViewTest.snapshot(round.device(), SessionStatus.REVOKED)));
    }

    @Test
    void noReaderFindsASessionActiveAfterItsGenerationWasRaised() throws Exception {
        race(round -> {
            round.store().bump();
            round.view().apply(new GenerationBump(GenerationScope.USER, "demo", "anna", 2));
        });
    }

    @Test
    void noReaderFindsASessionActiveAfterALineageBreakThatForgotIt() throws Exception {
        race(round -> {
            round.store().forget(round.device());
            round.view().breakLineage();
        });
    }

    private record Round(TestDevice device, InMemorySessionStore store, SessionView view) {}

    /// In each round some fills have read an active record and not yet kept it when the end is applied. While they go
    /// on,
    /// the session is asked for without a pause.
    private void race(Consumer<Round> end) throws Exception {
        TestDevice device = TestDevice.of("anna");
        try (threads) {
            for (int i = 0; i < ROUNDS; i++) {
                Round round = round(device);
                CountDownLatch applied = new CountDownLatch(1);
                round.store().duringRead(() -> await(applied));
                List<Future<Knowledge>> fills = new ArrayList<>();
                for (int fill = 0; fill < FILLS; fill++) {
                    fills.add(threads.submit(() -> round.view().know(device.id())));
                }
                while (round.store().reads() < FILLS) {
                    Thread.onSpinWait();
                }
                end.accept(round);
                applied.countDown();

                do {
                    assertThat(round.view().know(device.id()))
                            .as("round %s", i)
                            .isNotInstanceOf(Knowledge.Active.class);
                } while (!fills.stream().allMatch(Future::isDone));
                for (Future<Knowledge> fill : fills) {
                    assertThat(fill.get()).isNotInstanceOf(Knowledge.Active.class);
                }
                assertThat(round.view().know(device.id())).isNotInstanceOf(Knowledge.Active.class);
            }
        }
    }

    private static Round round(TestDevice device) {
        InMemorySessionStore store = new InMemorySessionStore();
        store.open(device);
        Freshness freshness = new Freshness(MonotonicClock.SYSTEM);
        freshness.proven(System.nanoTime());
        return new Round(device, store, new SessionView(store, freshness, MonotonicClock.SYSTEM));
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
