package dev.gatehouse.bench.torture.story;

import dev.gatehouse.bench.torture.history.Fact;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// All attempts to publish under one event id.
public final class Event {
    private final List<Fact.Published> attempts = new ArrayList<>();

    void add(Fact.Published attempt) {
        attempts.add(attempt);
    }

    public Fact.Published first() {
        return attempts.getFirst();
    }

    public String id() {
        return first().eventId();
    }

    public long firstAskedAt() {
        return attempts.stream().mapToLong(Fact.Published::askedAt).min().orElseThrow();
    }

    public long lastAskedAt() {
        return attempts.stream().mapToLong(Fact.Published::askedAt).max().orElseThrow();
    }

    /// Whether a publisher was told that it is in the log, and it does not expire soon.
    public boolean mustArrive() {
        return first().lasting() && place().isPresent();
    }

    /// Whether it may be in the log.
    public boolean mayArrive() {
        return attempts.stream().anyMatch(attempt -> attempt.answer() != Fact.Answer.REFUSED);
    }

    /// The last place in the log at which a publisher knows it.
    public Optional<Place> place() {
        return attempts.stream()
                .map(Fact.Published::position)
                .filter(Objects::nonNull)
                .map(Place::of)
                .max(Comparator.naturalOrder());
    }

    /// Whether a publisher was told that it stands there.
    public boolean isKnownAt(String position) {
        return attempts.stream().anyMatch(attempt -> position.equals(attempt.position()));
    }

    /// Whether it was published more than once.
    public boolean isRepeated() {
        return attempts.size() > 1;
    }

    public boolean isFor(Session session) {
        String only = first().session();
        return first().user().equals(session.user()) && (only == null || only.equals(session.id()));
    }
}
