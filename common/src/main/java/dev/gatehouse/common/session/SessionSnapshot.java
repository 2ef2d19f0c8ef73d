package dev.gatehouse.common.session;

import dev.gatehouse.common.stream.EntryFields;
import dev.gatehouse.common.stream.MalformedEntryException;
import dev.gatehouse.common.stream.MalformedEntryException.Reason;

/// One session as it stood after a transition.
///
/// @param deviceSessionId the id, whose checksum was right
/// @param grant what the entry says was granted
/// @param authentic whether the grant's HMAC is right; a snapshot without one is believed only when it takes rights
/// away
/// @param revision rises with each transition of a session; compared only within one lineage of the store
public record SessionSnapshot(
        SessionId deviceSessionId,
        SessionGrant grant,
        boolean authentic,
        SessionStatus status,
        long revision,
        Generation generation)
        implements SessionEvent {
    private static final int MAX_TEXT = 128;

    static SessionSnapshot parse(EntryFields fields, PlatformKeys keys) throws MalformedEntryException {
        SessionId id = SessionId.parse(fields.text("device_session_id", MAX_TEXT), keys)
                .orElseThrow(() -> new MalformedEntryException(Reason.BAD_SESSION_ID, "device_session_id"));
        SessionGrant grant = SessionGrant.parse(fields);
        return new SessionSnapshot(
                id,
                grant,
                grant.isAuthentic(fields, keys),
                status(fields),
                fields.integer("revision"),
                generation(fields));
    }

    private static SessionStatus status(EntryFields fields) throws MalformedEntryException {
        return SessionStatus.parse(fields.text("status", MAX_TEXT))
                .orElseThrow(() -> new MalformedEntryException(Reason.UNKNOWN_VALUE, "status"));
    }

    private static Generation generation(EntryFields fields) throws MalformedEntryException {
        return Generation.parse(fields.text("generation", MAX_TEXT))
                .orElseThrow(() -> new MalformedEntryException(Reason.UNKNOWN_VALUE, "generation"));
    }
}
