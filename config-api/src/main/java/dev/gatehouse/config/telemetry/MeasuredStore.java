package dev.gatehouse.config.telemetry;

import dev.gatehouse.config.entry.CommitOutcome;
import dev.gatehouse.config.entry.Compare;
import dev.gatehouse.config.entry.ConfigStore;
import dev.gatehouse.config.entry.Entry;
import dev.gatehouse.config.entry.LogEntry;
import dev.gatehouse.config.entry.Operation;
import dev.gatehouse.config.entry.Read;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Times every operation of a store by its outcome, and logs those that the store did not carry out.
public final class MeasuredStore implements ConfigStore {
    private static final Logger LOG = LoggerFactory.getLogger(MeasuredStore.class);

    private final ConfigStore store;
    private final ConfigMetrics metrics;
    private final StoreCondition condition;

    public MeasuredStore(ConfigStore store, ConfigMetrics metrics, StoreCondition condition) {
        this.store = store;
        this.metrics = metrics;
        this.condition = condition;
    }

    @Override
    public Read<Optional<Entry>> get(String key) {
        return read("get", () -> store.get(key));
    }

    @Override
    public Read<List<Entry>> list(String prefix, String after, int limit) {
        return read("list", () -> store.list(prefix, after, limit));
    }

    @Override
    public Read<List<LogEntry>> readLog(long after, int limit) {
        return read("read_log", () -> store.readLog(after, limit));
    }

    @Override
    public CommitOutcome commit(List<Compare> compares, List<Operation> operations) {
        long begin = System.nanoTime();
        CommitOutcome outcome = store.commit(compares, operations);
        metrics.storeOperation("commit", outcome(outcome), System.nanoTime() - begin);
        metrics.storeCommitted(
                operations.stream().mapToLong(MeasuredStore::size).sum());
        return outcome;
    }

    private <T> Read<T> read(String operation, Supplier<Read<T>> call) {
        long begin = System.nanoTime();
        Read<T> answer = call.get();
        String outcome = switch (answer) {
            case Read.Done<T> _ -> "done";
            case Read.Unavailable<T>(var detail) -> failed(operation, "unavailable", detail);
        };
        metrics.storeOperation(operation, outcome, System.nanoTime() - begin);
        return answer;
    }

    private String outcome(CommitOutcome outcome) {
        return switch (outcome) {
            case CommitOutcome.Committed() -> {
                condition.full(false);
                yield "committed";
            }
            case CommitOutcome.Conflict() -> "conflict";
            case CommitOutcome.Full() -> {
                condition.full(true);
                ConfigLog.STORE_FULL.log(LOG);
                yield "full";
            }
            case CommitOutcome.Unavailable(var detail) -> failed("commit", "unavailable", detail);
            case CommitOutcome.OutcomeUnknown(var detail) -> failed("commit", "outcome_unknown", detail);
        };
    }

    private static String failed(String operation, String outcome, String detail) {
        ConfigLog.STORE_FAILED.log(LOG, "operation", operation, "outcome", outcome, "problem", detail);
        return outcome;
    }

    private static long size(Operation operation) {
        return switch (operation) {
            case Operation.Put(var _, var value) -> value.size();
            case Operation.Append(var value) -> value.size();
            case Operation.Delete(var _) -> 0;
        };
    }
}
