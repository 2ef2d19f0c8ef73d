package dev.gatehouse.bench.torture.events;

import dev.gatehouse.bench.torture.claim.Claim;
import dev.gatehouse.bench.torture.claim.Finding;
import dev.gatehouse.bench.torture.story.Event;
import dev.gatehouse.bench.torture.story.Place;
import dev.gatehouse.bench.torture.story.Segment;
import dev.gatehouse.bench.torture.story.Session;
import dev.gatehouse.bench.torture.story.Story;
import java.util.List;
import java.util.Set;

/// None of the events between an opening and the end of what a session received is missing, nor one after it, unless
/// the session ended or a stream said that it did not recover.
///
/// Acknowledged is what Redis has said to be in the log and, where there are replicas, at least one of them to have:
/// that no failover may forget. Whatever else a publisher was told, the event may come or not.
///
/// What was received up to is the last event that a publisher knows there: the places of others may be those of a
/// log that a failover forgot, beside which the log that counts went on.
public final class Delivered implements Claim {
    @Override
    public String title() {
        return "every acknowledged event reached every device that it was for, or the stream said otherwise";
    }

    @Override
    public Finding check(Story story) {
        Finding finding = new Finding();
        List<Event> due = story.events().stream().filter(Event::mustArrive).toList();
        story.sessions().stream()
                .flatMap(session -> session.segments().stream())
                .forEach(segment -> check(story, segment, due, finding));
        return finding;
    }

    private static void check(Story story, Segment segment, List<Event> due, Finding finding) {
        Session session = segment.session();
        Set<String> arrived = segment.eventIds();
        Place reached = segment.received().stream()
                .filter(received -> story.event(received.eventId())
                        .filter(event -> event.isKnownAt(received.position()))
                        .isPresent())
                .map(event -> Place.of(event.position()))
                .reduce(new Place(0, 0), (a, b) -> b.isAfter(a) ? b : a);
        boolean rest = segment.last()
                && story.finished()
                && !session.isOver()
                && session.revokeAskedAt().isEmpty();
        for (Event event : due) {
            if (isDue(event, segment) && (rest || !event.place().orElseThrow().isAfter(reached))) {
                finding.that(
                        arrived.contains(event.id()),
                        "event " + event.id() + " of " + event.first().user() + " at "
                                + event.first().position() + " did not reach " + session.id() + " (device "
                                + session.slot() + "), which received up to " + reached.millis() + "-"
                                + reached.sequence());
            }
        }
    }

    private static boolean isDue(Event event, Segment segment) {
        return event.isFor(segment.session())
                && event.firstAskedAt() > segment.beganAt()
                && event.lastAskedAt() < segment.session().revokeAskedAt().orElse(Long.MAX_VALUE);
    }
}
