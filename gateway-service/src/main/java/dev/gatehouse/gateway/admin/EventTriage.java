package dev.gatehouse.gateway.admin;

import dev.gatehouse.common.stream.ClientEvent;
import dev.gatehouse.common.stream.EntryId;
import dev.gatehouse.common.stream.MalformedEntryException;
import dev.gatehouse.common.stream.Position;
import dev.gatehouse.gateway.access.Freshness;
import dev.gatehouse.gateway.access.StateUnavailableException;
import dev.gatehouse.gateway.journal.EventFate;
import dev.gatehouse.gateway.redis.LogSearch;
import dev.gatehouse.gateway.subscription.Hub;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Finds out why an event did not reach a client, step by step along its way: published, well-formed, read, matched,
/// handed over, stream ended.
final class EventTriage {
    private static final int MOST = 10;

    private final LogSearch search;
    private final Freshness freshness;
    private final Hub hub;

    EventTriage(LogSearch search, Freshness freshness, Hub hub) {
        this.search = search;
        this.freshness = freshness;
        this.hub = hub;
    }

    /// An entry of client-events with that id.
    ///
    /// @param malformed what is wrong with it; null: nothing
    /// @param read whether this gateway's reader has passed it
    record Entry(
            String entryId,
            Instant at,
            String userId,
            String deviceSessionId,
            @Nullable String malformed,
            boolean read) {}

    /// What is known of the event.
    ///
    /// @param verdict where its way ends, in a sentence
    /// @param redis `ok`, or why the log can't be searched
    /// @param scanned how many of the log's newest entries were looked at
    /// @param fates what this gateway did with it, newest first
    /// @param streams the streams that it was handed to
    /// @param endedStreamsOfUser other streams of its user that ended here lately
    record Report(
            String eventId,
            String verdict,
            String redis,
            int scanned,
            List<Entry> entries,
            List<EventFate> fates,
            List<StreamState> streams,
            List<StreamState> endedStreamsOfUser,
            ReaderState reader) {}

    Report report(String eventId) {
        Optional<LogSearch.Found> found = search(eventId);
        List<Entry> entries = found.stream()
                .flatMap(it -> it.entries().stream())
                .map(this::entry)
                .toList();
        List<EventFate> fates = hub.journal().fates(eventId, MOST);
        return new Report(
                eventId,
                EventVerdict.of(found, entries, fates),
                found.isPresent() ? "ok" : "can't be read",
                found.map(LogSearch.Found::scanned).orElse(0),
                entries,
                fates,
                fates.stream()
                        .flatMap(fate -> fate.sessions().stream())
                        .distinct()
                        .map(session -> StreamState.of(session, hub))
                        .toList(),
                endsOfUser(entries, fates),
                ReaderState.of(freshness, hub));
    }

    private Optional<LogSearch.Found> search(String eventId) {
        try {
            return Optional.of(search.event(eventId));
        } catch (StateUnavailableException e) {
            return Optional.empty();
        }
    }

    private Entry entry(LogSearch.Entry entry) {
        EntryId id = EntryId.parse(entry.id());
        boolean read = hub.head()
                .map(Position::entryId)
                .filter(head -> !id.isAfter(head))
                .isPresent();
        Instant at = Instant.ofEpochMilli(id.millis());
        try {
            ClientEvent event = ClientEvent.parse(entry.fields());
            return new Entry(entry.id(), at, event.userId(), event.deviceSessionId(), null, read);
        } catch (MalformedEntryException e) {
            return new Entry(entry.id(), at, "", "", e.getMessage(), read);
        }
    }

    private List<StreamState> endsOfUser(List<Entry> entries, List<EventFate> fates) {
        return Stream.concat(entries.stream().map(Entry::userId), fates.stream().map(EventFate::userId))
                .filter(user -> !user.isEmpty())
                .distinct()
                .flatMap(user -> hub.journal().endsOf(user, MOST).stream())
                .map(end -> StreamState.of(end, hub))
                .toList();
    }
}
