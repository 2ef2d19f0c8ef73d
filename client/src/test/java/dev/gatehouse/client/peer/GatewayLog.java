package dev.gatehouse.client.peer;

import dev.gatehouse.common.stream.ClientEvent;
import dev.gatehouse.common.stream.EntryId;
import dev.gatehouse.common.stream.Position;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The client-events log of a fake gateway, in memory.
final class GatewayLog {
    private final List<Entry> entries = new ArrayList<>();
    private long sequence;

    /// An event at its place.
    record Entry(ClientEvent event, Position position) {}

    synchronized Entry append(ClientEvent event) {
        Entry entry = new Entry(event, Position.of(new EntryId(1_000_000, ++sequence), event.toFields()));
        entries.add(entry);
        return entry;
    }

    /// A place without an event, as marks are.
    synchronized Position mark() {
        return new Position(new EntryId(1_000_000, ++sequence), 7);
    }

    synchronized @Nullable Position head() {
        return entries.isEmpty() ? null : entries.getLast().position();
    }

    synchronized List<Entry> after(Position position) {
        return entries.stream()
                .filter(entry -> entry.position().entryId().isAfter(position.entryId()))
                .toList();
    }

    /// Forgets everything, as a Redis that was replaced by an empty one.
    synchronized void lose() {
        entries.clear();
    }
}
