package dev.gatehouse.local.downstream;

import dev.gatehouse.common.proto.downstream.CommandResult;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/// The result of each recent command, so that a repeated command id has the effect of the first.
///
/// Remembers at most 1,000 results and 8 MiB, the oldest leave first. Commands run one at a time. Thread-safe.
final class FirstResults {
    private static final int MAX_RESULTS = 1_000;
    private static final long MAX_BYTES = 8L * 1024 * 1024;

    private final Map<Key, CommandResult> results = new HashMap<>();
    private final Deque<Key> order = new ArrayDeque<>();
    private long bytes;
    private long executed;
    private long repeated;

    /// A command id counts within its user: nobody is answered with another's result.
    record Key(String user, String commandId) {}

    /// How often commands ran, and how often a repeated one got the first result.
    record Counters(long executed, long repeated) {}

    synchronized CommandResult execute(Key key, Supplier<CommandResult> command) {
        CommandResult first = results.get(key);
        if (first != null) {
            repeated++;
            return first;
        }
        CommandResult result = command.get();
        executed++;
        results.put(key, result);
        order.addLast(key);
        bytes += result.getSerializedSize();
        forgetOldest();
        return result;
    }

    synchronized Counters counters() {
        return new Counters(executed, repeated);
    }

    private void forgetOldest() {
        while (order.size() > MAX_RESULTS || bytes > MAX_BYTES) {
            CommandResult gone = results.remove(order.removeFirst());
            bytes -= gone == null ? 0 : gone.getSerializedSize();
        }
    }
}
