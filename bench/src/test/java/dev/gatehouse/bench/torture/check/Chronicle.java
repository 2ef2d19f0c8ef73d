package dev.gatehouse.bench.torture.check;

import dev.gatehouse.bench.torture.claim.Finding;
import dev.gatehouse.bench.torture.history.Fact;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Writes histories for the checker: two devices of alice (0 and 1) and one of bob (2), a tick of 100 ms for each line.
final class Chronicle {
    static final String ALICE = "alice";
    static final String BOB = "bob";
    private static final long TICK = 100;

    private final List<Fact> facts = new ArrayList<>();
    private long now = 1_000_000;

    /// All are signed in and their streams are open.
    static Chronicle begun() {
        return new Chronicle().signedIn(0, ALICE).signedIn(1, ALICE).signedIn(2, BOB);
    }

    static String session(int slot) {
        return "session-" + slot;
    }

    long now() {
        return now;
    }

    Chronicle pause(long millis) {
        now += millis;
        return this;
    }

    Chronicle signedIn(int slot, String user) {
        facts.add(new Fact.SignedIn(tick(), slot, user, session(slot)));
        return opened(slot, 1, false);
    }

    Chronicle opened(int slot, int stream, boolean recovered) {
        facts.add(new Fact.Opened(tick(), slot, session(slot), stream, now, recovered));
        return this;
    }

    Chronicle closed(int slot, int stream, String code) {
        facts.add(new Fact.Closed(tick(), slot, session(slot), stream, code, false, code.equals("SESSION_REVOKED")));
        return this;
    }

    Chronicle violated(int slot, int stream, String code) {
        facts.add(new Fact.Closed(tick(), slot, session(slot), stream, code, true, true));
        return this;
    }

    /// An acknowledged event, whose id is its place in the log.
    Chronicle published(int place, String user) {
        return published(place, user, null, Fact.Answer.ACKNOWLEDGED);
    }

    Chronicle published(int place, String user, @Nullable String session, Fact.Answer answer) {
        String position = answer == Fact.Answer.ACKNOWLEDGED ? "1-" + place : null;
        facts.add(new Fact.Published(tick(), "e" + place, user, session, now, "d" + place, true, answer, position));
        return this;
    }

    /// One event at two places of the log.
    Chronicle repeated(int place, int again, String user) {
        return published(place, user).republished(place, again, user);
    }

    /// It is published again, to another place.
    Chronicle republished(int place, int again, String user) {
        facts.add(new Fact.Published(
                tick(), "e" + place, user, null, now, "d" + place, true, Fact.Answer.ACKNOWLEDGED, "1-" + again));
        return this;
    }

    /// The event of the first place comes from the second.
    Chronicle receivedAgain(int place, int again, int slot, String user) {
        facts.add(new Fact.Received(tick(), slot, session(slot), 1, "e" + place, user, "", "1-" + again, "d" + place));
        return this;
    }

    Chronicle received(int place, int slot, String user) {
        return received(place, slot, user, "d" + place);
    }

    Chronicle received(int place, int slot, String user, String digest) {
        facts.add(new Fact.Received(tick(), slot, session(slot), 1, "e" + place, user, "", "1-" + place, digest));
        return this;
    }

    /// Published and received by both of alice's devices.
    Chronicle delivered(int place) {
        return published(place, ALICE).received(place, 0, ALICE).received(place, 1, ALICE);
    }

    Chronicle revoked(int slot) {
        facts.add(new Fact.RevokeAsked(tick(), session(slot)));
        facts.add(new Fact.Revoked(tick(), session(slot)));
        return this;
    }

    Chronicle commanded(int slot, String id, Fact.Outcome outcome, @Nullable Long effect) {
        facts.add(new Fact.Commanded(tick(), session(slot), ALICE, id, now, outcome, outcome.name(), effect));
        return this;
    }

    Chronicle effects(long executed) {
        facts.add(new Fact.Effects(tick(), executed));
        return this;
    }

    Chronicle faulted(String kind, long millis, Fact.Loss loss) {
        long began = tick();
        now += millis;
        facts.add(new Fact.Faulted(began, kind, kind, -1, now, now, loss));
        return this;
    }

    Chronicle stalled(int slot, boolean begins) {
        facts.add(new Fact.Stalled(tick(), slot, begins));
        return this;
    }

    Chronicle died(String name) {
        facts.add(new Fact.Died(tick(), name, "was killed by signal 11"));
        return this;
    }

    private long tick() {
        now += TICK;
        return now;
    }

    List<Fact> facts() {
        return facts;
    }

    /// All that the checker finds wrong.
    List<String> failures() {
        return failures(true);
    }

    List<String> failures(boolean finished) {
        Map<String, Finding> findings = Checker.check(facts, finished);
        return findings.values().stream()
                .flatMap(finding -> finding.failures().stream())
                .toList();
    }
}
