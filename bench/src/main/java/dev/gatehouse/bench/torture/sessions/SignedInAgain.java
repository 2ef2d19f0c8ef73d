package dev.gatehouse.bench.torture.sessions;

import dev.gatehouse.bench.torture.claim.Bounds;
import dev.gatehouse.bench.torture.claim.Claim;
import dev.gatehouse.bench.torture.claim.Finding;
import dev.gatehouse.bench.torture.history.Fact;
import dev.gatehouse.bench.torture.story.Calm;
import dev.gatehouse.bench.torture.story.Session;
import dev.gatehouse.bench.torture.story.Story;
import java.util.OptionalLong;

/// A device whose session is over can sign in at once, or soon after the fault that keeps it from it.
public final class SignedInAgain implements Claim {
    @Override
    public String title() {
        return "a device whose session was over was signed in anew within " + Bounds.FLOW / 1_000 + " s";
    }

    @Override
    public Finding check(Story story) {
        Finding finding = new Finding();
        Calm calm = new Calm(story);
        for (Session session : story.sessions()) {
            session.openings().stream()
                    .findFirst()
                    .flatMap(opened -> session.closings().stream()
                            .filter(Fact.Closed::last)
                            .findFirst())
                    .ifPresent(closed -> check(story, calm, session, closed.at(), finding));
        }
        return finding;
    }

    private static void check(Story story, Calm calm, Session session, long overAt, Finding finding) {
        long deadline = calm.deadline(session.slot(), overAt, Bounds.FLOW);
        OptionalLong again = story.sessions().stream()
                .filter(next -> next.slot() == session.slot() && next.signedInAt() >= overAt)
                .mapToLong(Session::signedInAt)
                .min();
        if (again.isPresent() || deadline < story.end()) {
            long at = again.orElse(story.end());
            finding.that(
                    at <= deadline,
                    "device " + session.slot() + " had no session for " + (at - overAt) + " ms, " + (at - deadline)
                            + " ms of them without a reason");
        }
    }
}
