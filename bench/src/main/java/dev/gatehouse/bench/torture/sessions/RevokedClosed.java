package dev.gatehouse.bench.torture.sessions;

import dev.gatehouse.bench.torture.claim.Bounds;
import dev.gatehouse.bench.torture.claim.Claim;
import dev.gatehouse.bench.torture.claim.Finding;
import dev.gatehouse.bench.torture.history.Fact;
import dev.gatehouse.bench.torture.story.Calm;
import dev.gatehouse.bench.torture.story.Event;
import dev.gatehouse.bench.torture.story.Session;
import dev.gatehouse.bench.torture.story.Story;
import java.util.Optional;

/// The stream of a revoked session is closed in time, none is opened any more, and nothing comes that was published
/// later.
public final class RevokedClosed implements Claim {
    @Override
    public String title() {
        return "the streams of revoked sessions closed within " + Bounds.REVOKED_STREAM / 1_000
                + " s, and none ever came back";
    }

    @Override
    public Finding check(Story story) {
        Finding finding = new Finding();
        Calm calm = new Calm(story);
        for (Session session : story.sessions()) {
            if (session.revokedAt().isPresent()) {
                check(story, calm, session, session.revokedAt().getAsLong(), finding);
            }
        }
        return finding;
    }

    private static void check(Story story, Calm calm, Session session, long revokedAt, Finding finding) {
        long deadline = calm.deadline(session.slot(), revokedAt, Bounds.REVOKED_STREAM);
        if (deadline < story.end()) {
            finding.that(
                    isClosed(session, deadline),
                    "the stream of " + session.id() + " was still open " + (deadline - revokedAt)
                            + " ms after its revocation");
        }
        for (Fact.Opened opened : session.openings()) {
            finding.that(
                    opened.askedAt() <= revokedAt + Bounds.REVOKED_COMMAND,
                    "a stream of " + session.id() + " was opened, asked for " + (opened.askedAt() - revokedAt)
                            + " ms after its revocation");
        }
        for (Fact.Received event : session.received()) {
            finding.that(
                    publishedAt(story, event) <= deadline,
                    "late after a revocation: event " + event.eventId() + " came to " + session.id());
        }
    }

    private static boolean isClosed(Session session, long deadline) {
        Optional<Fact.Opened> open = session.openings().stream()
                .filter(opened -> opened.at() <= deadline)
                .reduce((a, b) -> b);
        return open.isEmpty()
                || session.closings().stream()
                        .filter(closed -> closed.stream() == open.get().stream())
                        .anyMatch(closed -> closed.at() <= deadline);
    }

    private static long publishedAt(Story story, Fact.Received event) {
        return story.event(event.eventId()).map(Event::lastAskedAt).orElse(0L);
    }
}
