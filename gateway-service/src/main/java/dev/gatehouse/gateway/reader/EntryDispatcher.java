package dev.gatehouse.gateway.reader;

import dev.gatehouse.common.error.ErrorReason;
import dev.gatehouse.common.session.GenerationBump;
import dev.gatehouse.common.session.PlatformKeys;
import dev.gatehouse.common.session.SessionEvent;
import dev.gatehouse.common.session.SessionSnapshot;
import dev.gatehouse.common.session.SessionStatus;
import dev.gatehouse.common.stream.ClientEvent;
import dev.gatehouse.common.stream.EntryId;
import dev.gatehouse.common.stream.MalformedEntryException;
import dev.gatehouse.common.stream.Mark;
import dev.gatehouse.common.stream.Position;
import dev.gatehouse.gateway.access.Gatekeeper;
import dev.gatehouse.gateway.access.SessionView;
import dev.gatehouse.gateway.event.GatewayEvent;
import dev.gatehouse.gateway.journal.MalformedEntry;
import dev.gatehouse.gateway.stream.SeenEvents;
import dev.gatehouse.gateway.subscription.Hub;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Gives each entry to whom it concerns. A malformed one is counted by reason and skipped: it never stops the reader.
///
/// Called by the reader's thread alone.
final class EntryDispatcher {
    private static final Logger LOG = LoggerFactory.getLogger(EntryDispatcher.class);
    private static final int MAX_SUBJECT = 128;

    private final PlatformKeys keys;
    private final SessionView sessions;
    private final Gatekeeper gatekeeper;
    private final Hub hub;
    private final EventIntake intake;
    private final StreamMetrics metrics;
    private final InstantSource clock;

    EntryDispatcher(
            PlatformKeys keys,
            SessionView sessions,
            Gatekeeper gatekeeper,
            Hub hub,
            EventIntake intake,
            StreamMetrics metrics,
            InstantSource clock) {
        this.keys = keys;
        this.sessions = sessions;
        this.gatekeeper = gatekeeper;
        this.hub = hub;
        this.intake = intake;
        this.metrics = metrics;
        this.clock = clock;
    }

    /// Takes an entry of session-events.
    ///
    /// @return the entry, if it is a mark
    Optional<Mark> session(Map<String, byte[]> entry, EntryId id) {
        try {
            if (Mark.isMark(entry)) {
                return Optional.of(Mark.parse(entry));
            }
            metrics.sessionEntry();
            switch (SessionEvent.parse(entry, keys)) {
                case SessionSnapshot snapshot -> apply(snapshot);
                case GenerationBump bump -> apply(bump);
            }
        } catch (MalformedEntryException e) {
            malformed("session-events", id, subject(entry, "device_session_id"), e);
        } catch (RuntimeException e) {
            LOG.error("an entry of session-events was skipped because of a bug", e);
        }
        return Optional.empty();
    }

    private void apply(SessionSnapshot snapshot) {
        if (sessions.apply(snapshot)) {
            String id = snapshot.deviceSessionId().text();
            hub.closeSession(
                    id,
                    snapshot.status() == SessionStatus.EXPIRED
                            ? ErrorReason.SESSION_EXPIRED
                            : ErrorReason.SESSION_REVOKED);
            GatewayEvent.SESSION_ENDED.log(
                    LOG, "device_session_id", id, "status", snapshot.status().wireName());
        }
    }

    private void apply(GenerationBump bump) {
        sessions.apply(bump);
        hub.close(stream -> bump.covers(stream.session()), ErrorReason.SESSION_REVOKED);
        GatewayEvent.SCOPE_ENDED.log(LOG, "scope", bump.scope().wireName());
    }

    /// Takes an entry of client-events that has just been written.
    ///
    /// @return the entry, if it is a mark
    Optional<Mark> client(Map<String, byte[]> entry, Position position) {
        try {
            if (Mark.isMark(entry)) {
                Mark mark = Mark.parse(entry);
                hub.appendMark(position);
                return Optional.of(mark);
            }
            intake.take(ClientEvent.parse(entry), position);
        } catch (MalformedEntryException e) {
            malformed("client-events", position.entryId(), subject(entry, "event_id"), e);
        } catch (RuntimeException e) {
            LOG.error("an entry of client-events was skipped because of a bug", e);
        }
        return Optional.empty();
    }

    /// Sends the events that were taken since the last time.
    void flush() {
        hub.flush();
    }

    /// Takes an entry of client-events that lay there when reading began. What is wrong with it was told when it came.
    ///
    /// @return the entry, if it is a mark
    Optional<Mark> warm(Map<String, byte[]> entry, Position position) {
        try {
            if (Mark.isMark(entry)) {
                Mark mark = Mark.parse(entry);
                intake.warm(position);
                return Optional.of(mark);
            }
            intake.warm(ClientEvent.parse(entry), position);
        } catch (MalformedEntryException e) {
            LOG.debug("an entry in the log is malformed", e);
        } catch (RuntimeException e) {
            LOG.error("an entry of client-events was skipped because of a bug", e);
        }
        return Optional.empty();
    }

    /// Reading begins anew: what was cached before may have ended in entries that will not be read.
    void forgetSessions() {
        sessions.breakLineage();
    }

    /// The window is filled anew, with entries of this moment of the log and later.
    ///
    /// @param sinceMillis as in [SeenEvents#begin]
    void beginWindow(long sinceMillis) {
        hub.beginWarmUp();
        intake.begin(sinceMillis);
    }

    /// The window begins with this place.
    void place(Position position) {
        hub.appendMark(position);
    }

    void endWarmUp() {
        hub.endWarmUp();
    }

    /// Both streams were read up to their heads.
    void atHead() {
        hub.atHead();
    }

    void breakLineage() {
        metrics.lineageBroken();
        gatekeeper.breakLineage();
        sessions.breakLineage();
        hub.breakLineage();
    }

    private void malformed(String stream, EntryId id, String subject, MalformedEntryException error) {
        metrics.malformed(stream, error.reason());
        hub.journal()
                .add(new MalformedEntry(
                        stream, id.toString(), String.valueOf(error.getMessage()), subject, clock.millis()));
        GatewayEvent.MALFORMED_ENTRY.log(
                LOG, "stream", stream, "entry_id", id.toString(), "reason", error.getMessage());
    }

    /// What an entry claims to be about, as far as that can be read.
    private static String subject(Map<String, byte[]> entry, String field) {
        byte[] value = entry.getOrDefault(field, new byte[0]);
        return value.length > MAX_SUBJECT ? "" : new String(value, StandardCharsets.UTF_8);
    }
}
