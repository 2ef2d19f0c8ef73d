package dev.gatehouse.gateway.journal;

import java.util.List;
import java.util.Optional;

/// The newest events, ended streams and malformed entries of this node, each up to a number: a memory for questions,
/// not a record. Safe for many threads.
public final class Journal {
    /// How many of each kind are remembered.
    public static final int CAPACITY = 10_000;

    private final Ring<EventFate> events = new Ring<>(CAPACITY);
    private final Ring<EndedStream> endedStreams = new Ring<>(CAPACITY);
    private final Ring<MalformedEntry> malformed = new Ring<>(CAPACITY);

    public void add(EventFate fate) {
        events.add(fate);
    }

    public void add(EndedStream stream) {
        endedStreams.add(stream);
    }

    public void add(MalformedEntry entry) {
        malformed.add(entry);
    }

    public int events() {
        return events.size();
    }

    public int endedStreams() {
        return endedStreams.size();
    }

    public int malformed() {
        return malformed.size();
    }

    /// What became of each entry with this event id, newest first: publishers may append one twice.
    public List<EventFate> fates(String eventId, int most) {
        return events.find(fate -> fate.eventId().equals(eventId), most);
    }

    /// The newest end of a session's stream.
    public Optional<EndedStream> newestEnd(String deviceSessionId) {
        return endedStreams.find(end -> end.deviceSessionId().equals(deviceSessionId), 1).stream()
                .findFirst();
    }

    /// A user's ended streams, newest first.
    public List<EndedStream> endsOf(String userId, int most) {
        return endedStreams.find(end -> end.userId().equals(userId), most);
    }

    /// Malformed entries of a stream that claim to be about this subject or don't say, newest first.
    public List<MalformedEntry> malformed(String stream, String subject, int most) {
        return malformed.find(
                entry -> entry.stream().equals(stream)
                        && (entry.subject().isEmpty() || entry.subject().equals(subject)),
                most);
    }
}
