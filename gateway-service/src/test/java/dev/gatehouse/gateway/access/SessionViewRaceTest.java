package dev.gatehouse.gateway.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.common.session.GenerationBump;
import dev.gatehouse.common.session.GenerationScope;
import dev.gatehouse.common.session.SessionStatus;
import dev.gatehouse.gateway.fixture.TestDevice;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/// Fills that race an end: from the moment that the end was applied nobody is told that the session is active.
class SessionViewRaceTest {
    private static final int ROUNDS = 300;
    private static final int READERS = 2;

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

    private record Round(
            TestDevice device, InMemorySessionStore store, SessionView view, AtomicBoolean ended, AtomicBoolean stop) {
        /// How often the reader was told "active" although the end had been applied before it asked.
        int read() throws InterruptedException {
            int wrong = 0;
            while (!stop.get()) {
                boolean before = ended.get();
                try {
                    if (view.know(device.id()) instanceof Knowledge.Active && before) {
                        wrong++;
                    }
                } catch (StateUnavailableException e) {
                    Thread.onSpinWait(); // no answer is never a wrong one
                }
            }
            return wrong;
        }
    }

    private void race(Consumer<Round> end) throws Exception {
        TestDevice device = TestDevice.of("anna");
        try (threads) {
            for (int i = 0; i < ROUNDS; i++) {
                Round round = round(device);
                List<Future<Integer>> readers = new ArrayList<>();
                for (int reader = 0; reader < READERS; reader++) {
                    readers.add(threads.submit(round::read));
                }
                while (round.store().reads() == 0) {
                    Thread.onSpinWait();
                }
                end.accept(round);
                round.ended().set(true);
                int seen = round.store().reads();
                for (int spin = 0; spin < 2_000 && round.store().reads() < seen + READERS; spin++) {
                    Thread.onSpinWait();
                }
                round.stop().set(true);
                for (Future<Integer> reader : readers) {
                    assertThat(reader.get()).as("round %s", i).isZero();
                }
            }
        }
    }

    private static Round round(TestDevice device) {
        InMemorySessionStore store = new InMemorySessionStore();
        store.open(device);
        Freshness freshness = new Freshness(MonotonicClock.SYSTEM);
        freshness.proven(System.nanoTime());
        SessionView view = new SessionView(store, freshness, MonotonicClock.SYSTEM);
        return new Round(device, store, view, new AtomicBoolean(), new AtomicBoolean());
    }
}
