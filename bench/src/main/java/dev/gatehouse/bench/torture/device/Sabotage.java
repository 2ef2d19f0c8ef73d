package dev.gatehouse.bench.torture.device;

import dev.gatehouse.bench.torture.history.Fact;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/// Ways to falsify what devices saw. A run with one of them must fail: that shows that the checker can.
enum Sabotage {
    /// All is told as it was.
    NONE,
    /// Some events are not told.
    DROP,
    /// Some events are told twice.
    DOUBLE;

    private static final int EVERY = 40;

    Consumer<Fact> of(Consumer<Fact> truth) {
        AtomicInteger seen = new AtomicInteger();
        return fact -> {
            boolean chosen = fact instanceof Fact.Received && seen.incrementAndGet() % EVERY == 0;
            tell(fact, chosen, truth);
        };
    }

    private void tell(Fact fact, boolean chosen, Consumer<Fact> truth) {
        if (!chosen || this != DROP) {
            truth.accept(fact);
        }
        if (chosen && this == DOUBLE) {
            truth.accept(fact);
        }
    }
}
