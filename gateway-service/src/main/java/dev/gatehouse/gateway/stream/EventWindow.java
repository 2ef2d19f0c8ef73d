package dev.gatehouse.gateway.stream;

import dev.gatehouse.common.stream.Position;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The last entries of one partition's log, with an index by user. Bounded by [WindowLimits].
///
/// Entries are appended in log order. Marks are kept for their positions: they are what an idle client resumes from.
/// Not thread-safe: the hub's lock guards it.
public final class EventWindow {
    private final WindowLimits limits;
    private final PlaceRing places = new PlaceRing();
    private final Map<String, ArrayDeque<LoggedEvent>> byUser = new HashMap<>();
    private long bytes;
    private double turnover;

    public EventWindow(WindowLimits limits) {
        this.limits = limits;
    }

    public void append(LoggedEvent event) {
        add(event);
        byUser.computeIfAbsent(event.event().userId(), user -> new ArrayDeque<>())
                .add(event);
        bytes += event.weight();
        turnover += 1.0 / limits.entries() + (double) event.weight() / limits.bytes();
        trim();
    }

    public void appendMark(Position position) {
        add(new Place.Empty(position));
        turnover += 1.0 / limits.entries();
        trim();
    }

    /// What a client at this position has missed.
    public Resume resume(Position from, String userId, String deviceSessionId) {
        if (places.isEmpty() || from.entryId().isAfter(places.last().position().entryId())) {
            return new Resume.Ahead();
        }
        boolean held = places.find(from.entryId())
                .filter(place -> place.position().equals(from))
                .isPresent();
        return held ? new Resume.Recovered(after(from, userId, deviceSessionId)) : new Resume.Lost();
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
        return places.isEmpty() ? Optional.empty() : Optional.of(places.last().position());
    }

    /// Forgets everything.
    public void clear() {
        places.clear();
        byUser.clear();
        bytes = 0;
    }

    public int entries() {
        return places.size();
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
        long oldestMillis = millis(places.last()) - limits.age().toMillis();
        // The newest place stays, whatever it weighs: a window without a head would call every client ahead.
        while (places.size() > 1
                && (places.size() > limits.entries()
                        || bytes > limits.bytes()
                        || millis(places.first()) < oldestMillis)) {
            forget(places.removeFirst());
        }
    }

    private static long millis(Place place) {
        return place.position().entryId().millis();
    }

    private void add(Place place) {
        places.add(place).ifPresent(this::forget);
    }

    private void forget(Place place) {
        if (place instanceof LoggedEvent event) {
            bytes -= event.weight();
            forget(event.event().userId());
        }
    }

    private void forget(String user) {
        ArrayDeque<LoggedEvent> events = byUser.getOrDefault(user, new ArrayDeque<>());
        events.pollFirst();
        if (events.isEmpty()) {
            byUser.remove(user);
        }
    }
}
