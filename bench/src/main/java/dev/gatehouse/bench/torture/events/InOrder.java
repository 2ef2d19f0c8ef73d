package dev.gatehouse.bench.torture.events;

import dev.gatehouse.bench.torture.claim.Claim;
import dev.gatehouse.bench.torture.claim.Finding;
import dev.gatehouse.bench.torture.history.Fact;
import dev.gatehouse.bench.torture.story.Place;
import dev.gatehouse.bench.torture.story.Segment;
import dev.gatehouse.bench.torture.story.Story;

/// Positions rise from event to event, also from one stream to the next that resumes where it ended.
public final class InOrder implements Claim {
    @Override
    public String title() {
        return "events came in the order of the log, each entry once, also over cuts and at other gateways";
    }

    @Override
    public Finding check(Story story) {
        Finding finding = new Finding();
        story.sessions().stream()
                .flatMap(session -> session.segments().stream())
                .forEach(segment -> check(segment, finding));
        return finding;
    }

    private static void check(Segment segment, Finding finding) {
        Place last = new Place(0, 0);
        for (Fact.Received event : segment.received()) {
            Place place = Place.of(event.position());
            finding.that(
                    place.isAfter(last),
                    (place.equals(last) ? "doubled" : "out of order") + ": event " + event.eventId() + " at "
                            + event.position() + " came to " + segment.session().id() + " after " + last.millis() + "-"
                            + last.sequence());
            last = place;
        }
    }
}
