package dev.gatehouse.bench.torture.events;

import dev.gatehouse.bench.torture.claim.Claim;
import dev.gatehouse.bench.torture.claim.Finding;
import dev.gatehouse.bench.torture.history.Fact;
import dev.gatehouse.bench.torture.story.Session;
import dev.gatehouse.bench.torture.story.Story;

/// Who receives an event is its user, and its session where it names one: by the publisher's word, not the event's.
public final class Addressed implements Claim {
    @Override
    public String title() {
        return "nobody received what was not for him";
    }

    @Override
    public Finding check(Story story) {
        Finding finding = new Finding();
        for (Session session : story.sessions()) {
            for (Fact.Received event : session.received()) {
                boolean named = event.user().equals(session.user())
                        && (event.forSession().isEmpty() || event.forSession().equals(session.id()));
                boolean meant = story.event(event.eventId())
                        .map(known -> known.isFor(session))
                        .orElse(true);
                finding.that(
                        named && meant,
                        "misdirected: event " + event.eventId() + " came to " + session.id() + " of " + session.user());
            }
        }
        return finding;
    }
}
