package dev.gatehouse.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.gatehouse.config.fixture.InMemoryConfigStore;
import dev.gatehouse.config.fixture.InMemoryConfigStore.Failure;
import dev.gatehouse.config.telemetry.ConfigMetrics;
import dev.gatehouse.config.telemetry.MeasuredStore;
import dev.gatehouse.config.telemetry.StoreCondition;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.springframework.boot.DefaultApplicationArguments;

/// Readiness and health by what the store does.
class StoreGateTest {
    private final InMemoryConfigStore memory = new InMemoryConfigStore();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final StoreCondition condition = new StoreCondition();
    private final MeasuredStore store = new MeasuredStore(memory, new ConfigMetrics(meters), condition);
    private final StoreGate gate = new StoreGate(store);
    private final StoreHealth health = new StoreHealth(store, condition);

    @Test
    void startWaitsUntilTheStoreAnswers() {
        memory.fail(Failure.UNAVAILABLE);
        CompletableFuture<Void> start = CompletableFuture.runAsync(this::pass);
        await().until(() -> reads() > 1);
        assertThat(start).isNotDone();

        memory.fail(Failure.NONE);
        await().until(start::isDone);
    }

    @Test
    void startThatWaitsEndsWithTheProcess() {
        memory.fail(Failure.UNAVAILABLE);
        CompletableFuture<Void> start = CompletableFuture.runAsync(this::pass);
        await().until(() -> reads() > 0);

        gate.close();
        await().until(start::isDone);
    }

    @Test
    void healthTellsOutageAndWantOfRoom() {
        assertThat(health.health().getStatus().getCode()).isEqualTo("UP");

        memory.fail(Failure.FULL);
        dev.gatehouse.config.fixture.Stores.put(store, "a", "1");
        assertThat(health.health().getStatus().getCode()).isEqualTo("DEGRADED");

        memory.fail(Failure.UNAVAILABLE);
        assertThat(health.health().getStatus().getCode()).isEqualTo("DOWN");
    }

    private void pass() {
        try {
            gate.run(new DefaultApplicationArguments());
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private long reads() {
        return meters.find("gatehouse.config.store").timers().stream()
                .mapToLong(timer -> timer.count())
                .sum();
    }
}
