package dev.gatehouse.gateway.admin;

import dev.gatehouse.common.session.GenerationBump;
import dev.gatehouse.common.session.PlatformKeys;
import dev.gatehouse.common.session.SessionEvent;
import dev.gatehouse.common.session.SessionId;
import dev.gatehouse.common.session.SessionSnapshot;
import dev.gatehouse.common.stream.EntryId;
import dev.gatehouse.common.stream.MalformedEntryException;
import dev.gatehouse.gateway.access.Belief;
import dev.gatehouse.gateway.access.Freshness;
import dev.gatehouse.gateway.access.SessionStore;
import dev.gatehouse.gateway.access.SessionView;
import dev.gatehouse.gateway.access.StateUnavailableException;
import dev.gatehouse.gateway.access.StoredSession;
import dev.gatehouse.gateway.journal.MalformedEntry;
import dev.gatehouse.gateway.redis.LogSearch;
import dev.gatehouse.gateway.subscription.Hub;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Finds out why a revocation does not take effect, step by step along its way: recorded, published, well-formed, read,
/// believed, stream closed.
final class RevokeTriage {
    private static final int MOST = 10;

    private final SessionStore store;
    private final LogSearch search;
    private final SessionView sessions;
    private final Freshness freshness;
    private final Hub hub;
    private final PlatformKeys keys;

    RevokeTriage(
            SessionStore store,
            LogSearch search,
            SessionView sessions,
            Freshness freshness,
            Hub hub,
            PlatformKeys keys) {
        this.store = store;
        this.search = search;
        this.sessions = sessions;
        this.freshness = freshness;
        this.hub = hub;
        this.keys = keys;
    }

    /// The record in Redis.
    ///
    /// @param state `absent`, `unreadable`, or the status that it has
    /// @param authentic whether its HMAC is right
    /// @param generationCurrent false when the session's user, tenant or everybody was revoked since
    record Recorded(String state, boolean authentic, boolean generationCurrent) {}

    /// A snapshot in session-events, newest first.
    ///
    /// @param malformed what is wrong with it; null: nothing
    record Snapshot(
            String entryId,
            Instant at,
            String status,
            boolean authentic,
            @Nullable String malformed) {}

    /// What this gateway holds in memory.
    ///
    /// @param state `revoked`, `active` or `nothing`
    /// @param sinceMs since when it is taken for revoked; null: it is not
    record Held(String state, @Nullable Long sinceMs) {}

    /// What is known of the session.
    ///
    /// @param verdict where the revocation's way ends, in a sentence
    /// @param scanned how many of the newest entries of session-events were looked at
    record Report(
            String deviceSessionId,
            String verdict,
            Recorded redis,
            int scanned,
            List<Snapshot> snapshots,
            Held gateway,
            StreamState stream,
            List<MalformedEntry> malformed,
            ReaderState reader) {}

    Report report(String text) {
        Optional<SessionId> id = SessionId.parse(text, keys);
        Recorded recorded = id.map(this::recorded).orElseGet(() -> new Recorded("absent", false, false));
        Optional<LogSearch.Found> found = search(text);
        List<Snapshot> snapshots = found.stream()
                .flatMap(it -> it.entries().stream())
                .map(this::snapshot)
                .toList();
        Held held = id.map(sessions::belief).map(RevokeTriage::held).orElseGet(() -> new Held("nothing", null));
        StreamState stream = StreamState.of(text, hub);
        ReaderState reader = ReaderState.of(freshness, hub);
        return new Report(
                text,
                id.isEmpty()
                        ? "This is no session id that was ever given out here: its checksum is wrong."
                        : RevokeVerdict.of(recorded, snapshots, held, stream, reader),
                recorded,
                found.map(LogSearch.Found::scanned).orElse(0),
                snapshots,
                held,
                stream,
                hub.journal().malformed("session-events", text, MOST),
                reader);
    }

    private Recorded recorded(SessionId id) {
        try {
            return store.find(id).map(RevokeTriage::recorded).orElseGet(() -> new Recorded("absent", false, false));
        } catch (StateUnavailableException e) {
            return new Recorded("unreadable", false, false);
        }
    }

    private static Recorded recorded(StoredSession stored) {
        return new Recorded(
                stored.status().wireName(), stored.authentic(), stored.opened().isValidUnder(stored.current()));
    }

    private Optional<LogSearch.Found> search(String deviceSessionId) {
        try {
            return Optional.of(search.session(deviceSessionId));
        } catch (StateUnavailableException e) {
            return Optional.empty();
        }
    }

    private Snapshot snapshot(LogSearch.Entry entry) {
        Instant at = Instant.ofEpochMilli(EntryId.parse(entry.id()).millis());
        try {
            return switch (SessionEvent.parse(entry.fields(), keys)) {
                case SessionSnapshot it ->
                    new Snapshot(entry.id(), at, it.status().wireName(), it.authentic(), null);
                case GenerationBump bump ->
                    new Snapshot(entry.id(), at, "scope " + bump.scope().wireName(), true, null);
            };
        } catch (MalformedEntryException e) {
            return new Snapshot(entry.id(), at, "", false, e.getMessage());
        }
    }

    private static Held held(Belief belief) {
        return switch (belief) {
            case Belief.Revoked(var since) -> new Held("revoked", since.toMillis());
            case Belief.Active(var _) -> new Held("active", null);
            case Belief.Nothing() -> new Held("nothing", null);
        };
    }
}
