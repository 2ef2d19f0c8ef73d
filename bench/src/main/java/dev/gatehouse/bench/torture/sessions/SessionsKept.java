package dev.gatehouse.bench.torture.sessions;

import dev.gatehouse.bench.torture.claim.Bounds;
import dev.gatehouse.bench.torture.claim.Claim;
import dev.gatehouse.bench.torture.claim.Finding;
import dev.gatehouse.bench.torture.history.Fact;
import dev.gatehouse.bench.torture.story.Session;
import dev.gatehouse.bench.torture.story.Story;
import java.util.Set;

/// A session ends because an operator ended it, because the store was replaced, or because a failover lost it when
/// it had just begun, and for no other reason.
public final class SessionsKept implements Claim {
    private static final Set<String> OUR_OWN = Set.of("CANCELLED");

    @Override
    public String title() {
        return "no session and no stream ended for good unless it was revoked or its store lost it";
    }

    @Override
    public Finding check(Story story) {
        Finding finding = new Finding();
        for (Session session : story.sessions()) {
            boolean excused = session.revokeAskedAt().isPresent() || !story.finished() || lostItsStore(story, session);
            finding.that(
                    excused || session.closings().stream().noneMatch(SessionsKept::isTheEnd),
                    "session " + session.id() + " (device " + session.slot() + ") ended: "
                            + session.closings().reversed().stream()
                                    .findFirst()
                                    .map(Fact.Closed::code)
                                    .orElse(""));
        }
        return finding;
    }

    private static boolean isTheEnd(Fact.Closed closed) {
        return closed.last() && !OUR_OWN.contains(closed.code());
    }

    private static boolean lostItsStore(Story story, Session session) {
        long began = session.signedInAt();
        return story.faults().stream().anyMatch(fault -> switch (fault.loss()) {
            case NOTHING -> false;
            case TAIL -> began >= fault.at() - Bounds.SETTLED && began <= fault.over() + Bounds.SETTLED;
            case EVERYTHING -> fault.healed() > began;
        });
    }
}
