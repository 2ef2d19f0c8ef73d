package dev.gatehouse.bench.torture.flow;

import dev.gatehouse.bench.torture.claim.Bounds;
import dev.gatehouse.bench.torture.claim.Claim;
import dev.gatehouse.bench.torture.claim.Finding;
import dev.gatehouse.bench.torture.history.Fact;
import dev.gatehouse.bench.torture.story.Calm;
import dev.gatehouse.bench.torture.story.Interval;
import dev.gatehouse.bench.torture.story.Session;
import dev.gatehouse.bench.torture.story.Story;
import java.util.List;

/// While one device leaves its stream unread, the others receive what is published meanwhile, soon.
public final class OthersUnharmed implements Claim {
    private static final long WORTH_A_LOOK = 3_000;

    @Override
    public String title() {
        return "while one device did not read, all others went on receiving";
    }

    @Override
    public Finding check(Story story) {
        Finding finding = new Finding();
        Calm calm = new Calm(story);
        for (Interval stall : story.stalls()) {
            if (stall.to() - stall.from() >= WORTH_A_LOOK && stall.to() + Bounds.FLOW < story.end()) {
                story.sessions().stream()
                        .mapToInt(Session::slot)
                        .distinct()
                        .filter(slot -> slot != stall.slot())
                        .forEach(slot -> check(story, calm, stall, slot, finding));
            }
        }
        return finding;
    }

    private static void check(Story story, Calm calm, Interval stall, int slot, Finding finding) {
        List<Fact.Received> meanwhile = story.sessions().stream()
                .filter(session -> session.slot() == slot)
                .flatMap(session -> session.received().stream())
                .filter(received -> latency(story, stall, received) >= 0)
                .toList();
        if (calm.holds(slot, stall.from() - Bounds.SETTLED, stall.to(), null)) {
            finding.that(
                    !meanwhile.isEmpty(),
                    "device " + slot + " received nothing while device " + stall.slot() + " stalled");
        }
        for (Fact.Received received : meanwhile) {
            long latency = latency(story, stall, received);
            if (calm.holds(slot, received.at() - latency - Bounds.SETTLED, received.at(), null)) {
                finding.that(
                        latency <= Bounds.FLOW,
                        "an event reached device " + slot + " after " + latency + " ms while device " + stall.slot()
                                + " stalled");
            }
        }
    }

    /// How long after its publishing an event arrived; -1 when it was not published during the stall.
    private static long latency(Story story, Interval stall, Fact.Received received) {
        return story.event(received.eventId())
                .filter(event -> event.firstAskedAt() >= stall.from() && event.lastAskedAt() <= stall.to())
                .map(event -> received.at() - event.firstAskedAt())
                .orElse(-1L);
    }
}
