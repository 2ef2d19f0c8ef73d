package dev.gatehouse.gateway.stream;

import dev.gatehouse.common.stream.EntryId;
import dev.gatehouse.common.stream.Position;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The last entries of one partition's log, with an index by user. Bounded by [WindowLimits].
///
/// Entries are appended in log order. Marks are kept for their positions: they are what an idle client resumes from.
/// Not thread-safe: the hub's lock guards it.
public final class EventWindow {
    private final WindowLimits limits;
    private final TreeMap<EntryId, Slot> slots = new TreeMap<>();
    private final Map<String, ArrayDeque<LoggedEvent>> byUser = new HashMap<>();
    private long bytes;
    private double turnover;

    public EventWindow(WindowLimits limits) {
        this.limits = limits;
    }

    /// One place of the log; a mark has no event.
    private record Slot(Position position, @Nullable LoggedEvent event) {}

    public void append(LoggedEvent event) {
        slots.put(event.position().entryId(), new Slot(event.position(), event));
        byUser.computeIfAbsent(event.event().userId(), user -> new ArrayDeque<>())
                .add(event);
        bytes += event.weight();
        turnover += 1.0 / limits.entries() + (double) event.weight() / limits.bytes();
        trim();
    }

    public void appendMark(Position position) {
        slots.put(position.entryId(), new Slot(position, null));
        turnover += 1.0 / limits.entries();
        trim();
    }

    /// What a client at this position has missed.
    public Resume resume(Position from, String userId, String deviceSessionId) {
        if (slots.isEmpty() || from.entryId().isAfter(slots.lastKey())) {
            return new Resume.Ahead();
        }
        Slot slot = slots.get(from.entryId());
        if (slot == null || !slot.position().equals(from)) {
            return new Resume.Lost();
        }
        return new Resume.Recovered(after(from, userId, deviceSessionId));
    }

    private List<LoggedEvent> after(Position from, String userId, String deviceSessionId) {
        List<LoggedEvent> missed = new ArrayList<>();
        ArrayDeque<LoggedEvent> events = byUser.getOrDefault(userId, new ArrayDeque<>());
        var newestFirst = events.descendingIterator();
        while (newestFirst.hasNext()) {
            LoggedEvent event = newestFirst.next();
            if (!event.position().entryId().isAfter(from.entryId())) {
                break;
            }
            if (event.isFor(deviceSessionId)) {
                missed.add(event);
            }
        }
        return missed.reversed();
    }

    /// The newest place of the log; empty before anything was read.
    public Optional<Position> head() {
        return slots.isEmpty()
                ? Optional.empty()
                : Optional.of(slots.lastEntry().getValue().position());
    }

    /// Forgets everything.
    public void clear() {
        slots.clear();
        byUser.clear();
        bytes = 0;
    }

    public int entries() {
        return slots.size();
    }

    public long bytes() {
        return bytes;
    }

    /// How often the window has been filled anew since it began, by number and weight of what was appended. Only its
    /// growth means something.
    public double turnover() {
        return turnover;
    }

    private void trim() {
        long oldestMillis = slots.lastKey().millis() - limits.age().toMillis();
        // The newest place stays, whatever it weighs: a window without a head would call every client ahead.
        while (slots.size() > 1
                && (slots.size() > limits.entries()
                        || bytes > limits.bytes()
                        || slots.firstKey().millis() < oldestMillis)) {
            LoggedEvent event = slots.pollFirstEntry().getValue().event();
            if (event != null) {
                forget(event);
            }
        }
    }

    private void forget(LoggedEvent event) {
        bytes -= event.weight();
        String user = event.event().userId();
        ArrayDeque<LoggedEvent> events = byUser.getOrDefault(user, new ArrayDeque<>());
        events.pollFirst();
        if (events.isEmpty()) {
            byUser.remove(user);
        }
    }
}
