package dev.gatehouse.config.telemetry;

import static dev.gatehouse.config.fixture.Stores.put;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.config.entry.Bytes;
import dev.gatehouse.config.entry.Compare;
import dev.gatehouse.config.entry.Operation;
import dev.gatehouse.config.fixture.InMemoryConfigStore;
import dev.gatehouse.config.fixture.InMemoryConfigStore.Failure;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import org.junit.jupiter.api.Test;

class MeasuredStoreTest {
    private final InMemoryConfigStore memory = new InMemoryConfigStore();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final StoreCondition condition = new StoreCondition();
    private final MeasuredStore store = new MeasuredStore(memory, new ConfigMetrics(meters), condition);

    @Test
    void everyOperationIsTimedByItsOutcome() {
        put(store, "a", "12345");
        store.commit(List.of(new Compare.Absent("a")), List.of(new Operation.Append(Bytes.utf8("1"))));
        store.get("a");
        store.list("a", "", 1);
        store.readLog(0, 1);
        memory.fail(Failure.UNAVAILABLE);
        store.get("a");
        put(store, "a", "1");
        memory.fail(Failure.REQUEST_LOST);
        put(store, "a", "1");

        assertThat(count("commit", "committed")).isOne();
        assertThat(count("commit", "conflict")).isOne();
        assertThat(count("commit", "unavailable")).isOne();
        assertThat(count("commit", "outcome_unknown")).isOne();
        assertThat(count("get", "done")).isOne();
        assertThat(count("get", "unavailable")).isOne();
        assertThat(count("list", "done")).isOne();
        assertThat(count("read_log", "done")).isOne();
        assertThat(meters.get("gatehouse.config.store.commit").summary().totalAmount())
                .isEqualTo(8);
    }

    @Test
    void storeCountsAsFullUntilAWriteFindsRoom() {
        memory.fail(Failure.FULL);
        put(store, "a", "1");
        assertThat(condition.isFull()).isTrue();
        store.get("a");
        assertThat(condition.isFull()).isTrue();

        memory.fail(Failure.NONE);
        put(store, "a", "1");
        assertThat(condition.isFull()).isFalse();
    }

    private long count(String operation, String outcome) {
        return meters.get("gatehouse.config.store")
                .tags("operation", operation, "outcome", outcome)
                .timer()
                .count();
    }
}
