package dev.gatehouse.bench.torture.events;

import dev.gatehouse.bench.torture.claim.Claim;
import dev.gatehouse.bench.torture.claim.Finding;
import dev.gatehouse.bench.torture.history.Fact;
import dev.gatehouse.bench.torture.story.Event;
import dev.gatehouse.bench.torture.story.Session;
import dev.gatehouse.bench.torture.story.Story;
import java.util.Optional;

/// What is received was published, unchanged, and by an attempt that may have reached the log.
public final class Genuine implements Claim {
    @Override
    public String title() {
        return "nothing came that nobody published, and nothing changed on its way";
    }

    @Override
    public Finding check(Story story) {
        Finding finding = new Finding();
        for (Session session : story.sessions()) {
            for (Fact.Received received : session.received()) {
                Optional<Event> event = story.event(received.eventId());
                // Its publisher's word may still be on its way.
                if (event.isPresent() || story.finished()) {
                    finding.that(
                            event.filter(Event::mayArrive)
                                    .filter(known -> known.first().digest().equals(received.digest()))
                                    .isPresent(),
                            "not published so: event " + received.eventId() + " came to " + session.id());
                }
            }
        }
        return finding;
    }
}
