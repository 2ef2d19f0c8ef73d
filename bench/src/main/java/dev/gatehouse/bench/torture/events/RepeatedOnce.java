package dev.gatehouse.bench.torture.events;

import dev.gatehouse.bench.torture.claim.Claim;
import dev.gatehouse.bench.torture.claim.Finding;
import dev.gatehouse.bench.torture.history.Fact;
import dev.gatehouse.bench.torture.story.Event;
import dev.gatehouse.bench.torture.story.Place;
import dev.gatehouse.bench.torture.story.Session;
import dev.gatehouse.bench.torture.story.Story;
import java.util.HashMap;
import java.util.Map;

/// An event that was appended again under its id soon after reaches a device once.
public final class RepeatedOnce implements Claim {
    private static final long SOON_MILLIS = 60_000;

    @Override
    public String title() {
        return "an event that was published again under its id within 60 s came once";
    }

    @Override
    public Finding check(Story story) {
        Finding finding = new Finding();
        story.sessions().forEach(session -> check(story, session, finding));
        return finding;
    }

    private static void check(Story story, Session session, Finding finding) {
        Map<String, Place> seen = new HashMap<>();
        for (Fact.Received received : session.received()) {
            if (story.event(received.eventId()).filter(Event::isRepeated).isPresent()) {
                Place place = Place.of(received.position());
                Place before = seen.put(received.eventId(), place);
                // The same entry twice is another claim's matter.
                finding.that(
                        before == null || place.equals(before) || place.millis() - before.millis() > SOON_MILLIS,
                        "repeated: event " + received.eventId() + " came to " + session.id() + " again at "
                                + received.position());
            }
        }
    }
}
