package dev.gatehouse.bench.torture.story;

import dev.gatehouse.bench.torture.history.Fact;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/// All that happened to one session, in its order.
public final class Session {
    private final Fact.SignedIn signedIn;
    private final List<Fact.Opened> openings = new ArrayList<>();
    private final List<Fact.Received> received = new ArrayList<>();
    private final List<Fact.Closed> closings = new ArrayList<>();
    private final List<Fact> streamFacts = new ArrayList<>();
    private long revokeAskedAt = -1;
    private long revokedAt = -1;

    Session(Fact.SignedIn signedIn) {
        this.signedIn = signedIn;
    }

    void add(Fact.Opened opened) {
        openings.add(opened);
        streamFacts.add(opened);
    }

    void add(Fact.Received event) {
        received.add(event);
        streamFacts.add(event);
    }

    void add(Fact.Closed closed) {
        closings.add(closed);
        streamFacts.add(closed);
    }

    void revokeAsked(long at) {
        revokeAskedAt = revokeAskedAt < 0 ? at : revokeAskedAt;
    }

    void revoked(long at) {
        revokedAt = revokedAt < 0 ? at : revokedAt;
    }

    public String id() {
        return signedIn.session();
    }

    public String user() {
        return signedIn.user();
    }

    public int slot() {
        return signedIn.slot();
    }

    public long signedInAt() {
        return signedIn.at();
    }

    public List<Fact.Opened> openings() {
        return openings;
    }

    public List<Fact.Received> received() {
        return received;
    }

    public List<Fact.Closed> closings() {
        return closings;
    }

    /// When an operator first asked for its end.
    public OptionalLong revokeAskedAt() {
        return revokeAskedAt < 0 ? OptionalLong.empty() : OptionalLong.of(revokeAskedAt);
    }

    /// When an operator was told of its end.
    public OptionalLong revokedAt() {
        return revokedAt < 0 ? OptionalLong.empty() : OptionalLong.of(revokedAt);
    }

    /// When its device was told that there is no use in trying again.
    public OptionalLong overAt() {
        return closings.stream()
                .filter(Fact.Closed::last)
                .mapToLong(Fact.Closed::at)
                .findFirst();
    }

    /// Whether its device has been told that there is no use in trying again.
    public boolean isOver() {
        return closings.stream().anyMatch(Fact.Closed::last);
    }

    public List<Segment> segments() {
        List<Segment> segments = new ArrayList<>();
        List<Fact.Received> events = new ArrayList<>();
        long beganAt = Long.MAX_VALUE;
        for (Fact fact : streamFacts) {
            if (fact instanceof Fact.Opened opened && (!opened.recovered() || beganAt == Long.MAX_VALUE)) {
                if (beganAt != Long.MAX_VALUE) {
                    segments.add(new Segment(this, beganAt, events, false));
                }
                events = new ArrayList<>();
                beganAt = opened.at();
            } else if (fact instanceof Fact.Received event) {
                events.add(event);
            }
        }
        segments.add(new Segment(this, beganAt, events, true));
        return segments;
    }
}
