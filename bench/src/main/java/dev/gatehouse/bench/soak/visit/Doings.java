package dev.gatehouse.bench.soak.visit;

import dev.gatehouse.common.error.ErrorReason;
import io.grpc.Status;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/// What the load has done and what came of it, by name. Safe for many threads.
public final class Doings {
    /// Calls that ended in a way that nothing here explains: the name's beginning; what happened follows.
    public static final String UNEXPECTED = "unexpected: ";

    /// Intruders that were let in.
    public static final String INTRUDED = "intruders let in";

    private static final int MOST_NAMES = 200;

    private final Map<String, LongAdder> counts = new ConcurrentHashMap<>();

    /// Counts one more.
    public void count(String what) {
        // A gateway that answers with ever new texts must not fill the load's memory.
        String name = counts.size() < MOST_NAMES || counts.containsKey(what) ? what : UNEXPECTED + "others";
        counts.computeIfAbsent(name, unused -> new LongAdder()).increment();
    }

    /// Counts a call that ended in a way that nothing here explains.
    void unexpected(String call, Status status, Optional<ErrorReason> reason) {
        // Of what gRPC says the first line: the others name this side's pipeline.
        String said =
                String.valueOf(status.getDescription()).lines().findFirst().orElse("");
        count(UNEXPECTED + call + " ended with " + reason.map(Enum::name).orElse(status.getCode() + " " + said));
    }

    /// All counts in the order of their names.
    public Map<String, Long> counts() {
        Map<String, Long> sorted = new TreeMap<>();
        counts.forEach((name, count) -> sorted.put(name, count.sum()));
        return sorted;
    }

    /// One count; 0 where there was nothing to count.
    public long of(String name) {
        return counts.getOrDefault(name, new LongAdder()).sum();
    }

    /// The sum of those whose name begins so.
    public long ofAll(String beginning) {
        return counts.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(beginning))
                .mapToLong(entry -> entry.getValue().sum())
                .sum();
    }
}
