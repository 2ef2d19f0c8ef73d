package dev.gatehouse.bench.torture.events;

import dev.gatehouse.bench.torture.claim.Claim;
import dev.gatehouse.bench.torture.claim.Finding;
import dev.gatehouse.bench.torture.history.Fact;
import dev.gatehouse.bench.torture.story.Event;
import dev.gatehouse.bench.torture.story.Place;
import dev.gatehouse.bench.torture.story.Segment;
import dev.gatehouse.bench.torture.story.Session;
import dev.gatehouse.bench.torture.story.Story;
import java.util.HashMap;
import java.util.Map;

/// An event that was appended again under its id soon after reaches a device once, unless the log lost the first and
/// a stream said so in between.
public final class RepeatedOnce implements Claim {
    private static final long SOON_MILLIS = 60_000;

    private record Arrival(Segment segment, Fact.Received received) {
        Place place() {
            return Place.of(received.position());
        }
    }

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
        Map<String, Arrival> seen = new HashMap<>();
        for (Segment segment : session.segments()) {
            for (Fact.Received received : segment.received()) {
                story.event(received.eventId())
                        .filter(Event::isRepeated)
                        .ifPresent(event -> check(event, new Arrival(segment, received), seen, finding));
            }
        }
    }

    private static void check(Event event, Arrival arrival, Map<String, Arrival> seen, Finding finding) {
        Arrival before = seen.put(event.id(), arrival);
        finding.that(
                before == null || isOther(before, arrival) || isForgotten(event, before, arrival),
                "repeated: event " + event.id() + " came to "
                        + arrival.segment().session().id() + " again at "
                        + arrival.received().position());
    }

    /// The same entry twice is another claim's matter.
    private static boolean isOther(Arrival before, Arrival now) {
        return now.place().equals(before.place())
                || now.place().millis() - before.place().millis() > SOON_MILLIS;
    }

    private static boolean isForgotten(Event event, Arrival before, Arrival now) {
        return !before.segment().equals(now.segment())
                && !event.isKnownAt(before.received().position());
    }
}
