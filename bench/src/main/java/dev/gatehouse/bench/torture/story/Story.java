package dev.gatehouse.bench.torture.story;

import dev.gatehouse.bench.torture.history.Fact;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The facts of a run, put in order by whom they are about.
public final class Story {
    private static final String BROKEN = "LINEAGE_BROKEN";
    private static final long SOON = 5_000;

    private final Map<String, Session> sessions = new LinkedHashMap<>();
    private final Map<String, Event> events = new LinkedHashMap<>();
    private final List<Fact.Commanded> commands = new ArrayList<>();
    private final List<Fact.Faulted> faults = new ArrayList<>();
    private final List<Fact.Died> deaths = new ArrayList<>();
    private final List<Interval> stalls = new ArrayList<>();
    private final Map<Integer, Long> stalledSince = new HashMap<>();
    private final boolean finished;
    private Fact.@Nullable Effects effects;
    private long end;

    /// @param finished true: everything was healed and given time to arrive; what is missing now is lost
    public Story(List<Fact> facts, boolean finished) {
        this.finished = finished;
        // Processes tell their facts beside each other: who is there is read before what happened to him.
        facts.forEach(this::introduce);
        facts.forEach(this::take);
        stalledSince.forEach((slot, since) -> stalls.add(new Interval(slot, since, end)));
    }

    private void introduce(Fact fact) {
        end = Math.max(end, fact.at());
        if (fact instanceof Fact.SignedIn signedIn) {
            sessions.put(signedIn.session(), new Session(signedIn));
        }
    }

    private void take(Fact fact) {
        switch (fact) {
            case Fact.SignedIn signedIn -> {}
            case Fact.Published published ->
                events.computeIfAbsent(published.eventId(), id -> new Event()).add(published);
            case Fact.Opened opened -> of(opened.session()).ifPresent(session -> session.add(opened));
            case Fact.Received received -> of(received.session()).ifPresent(session -> session.add(received));
            case Fact.Closed closed -> of(closed.session()).ifPresent(session -> session.add(closed));
            case Fact.RevokeAsked asked -> of(asked.session()).ifPresent(session -> session.revokeAsked(asked.at()));
            case Fact.Revoked revoked -> of(revoked.session()).ifPresent(session -> session.revoked(revoked.at()));
            case Fact.Commanded commanded -> commands.add(commanded);
            case Fact.Stalled stalled -> stall(stalled);
            case Fact.Faulted faulted -> faults.add(faulted);
            case Fact.Died died -> deaths.add(died);
            case Fact.Effects told -> effects = told;
        }
    }

    private void stall(Fact.Stalled stalled) {
        if (stalled.begins()) {
            stalledSince.putIfAbsent(stalled.slot(), stalled.at());
            return;
        }
        Long since = stalledSince.remove(stalled.slot());
        if (since != null) {
            stalls.add(new Interval(stalled.slot(), since, stalled.at()));
        }
    }

    private Optional<Session> of(String session) {
        return Optional.ofNullable(sessions.get(session));
    }

    public boolean finished() {
        return finished;
    }

    /// When the last fact was seen.
    public long end() {
        return end;
    }

    public Collection<Session> sessions() {
        return sessions.values();
    }

    public Collection<Event> events() {
        return events.values();
    }

    public Optional<Event> event(String id) {
        return Optional.ofNullable(events.get(id));
    }

    public List<Fact.Commanded> commands() {
        return commands;
    }

    public List<Fact.Faulted> faults() {
        return faults;
    }

    /// Whether clients were told that the store's history broke in a fault.
    public boolean broke(Fact.Faulted fault) {
        return switch (fault.loss()) {
            case NOTHING -> false;
            case EVERYTHING -> true;
            case TAIL ->
                sessions.values().stream()
                        .flatMap(session -> session.closings().stream())
                        .filter(closed -> closed.code().equals(BROKEN))
                        .anyMatch(closed -> closed.at() >= fault.at() && closed.at() <= fault.over() + SOON);
        };
    }

    public List<Fact.Died> deaths() {
        return deaths;
    }

    public Optional<Fact.Effects> effects() {
        return Optional.ofNullable(effects);
    }

    /// When devices left their streams unread.
    public List<Interval> stalls() {
        return stalls;
    }
}
