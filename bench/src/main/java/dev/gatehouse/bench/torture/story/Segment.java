package dev.gatehouse.bench.torture.story;

import dev.gatehouse.bench.torture.history.Fact;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// What a session received from one opening that did not recover to the next: within it nothing may be missing.
///
/// @param beganAt when the client was told that the stream begins now; what was published before need not come
/// @param received in the order of arrival
/// @param last true: no other segment of the session follows
public record Segment(Session session, long beganAt, List<Fact.Received> received, boolean last) {
    /// Copies the list.
    public Segment {
        received = List.copyOf(received);
    }

    public Set<String> eventIds() {
        return received.stream().map(Fact.Received::eventId).collect(Collectors.toSet());
    }
}
