package dev.gatehouse.session.lifecycle;

import dev.gatehouse.common.session.SessionId;
import java.time.Duration;
import java.util.List;

/// Holds the sessions.
///
/// Each transition is one atomic step: state, the user's index and the event that tells of it are written together or
/// not at all. Each may be repeated under its operation's name and then answers what it answered first, changing
/// nothing. Time is the store's own. A session never becomes active again, and its revision only rises. A write that
/// may or may not have happened is refused with `OUTCOME_UNKNOWN`, never reported as done. Safe for use by many
/// threads.
public interface SessionStore {
    /// Opens the session, unless the wish was fulfilled before, or its token or challenge is used up.
    OpenOutcome open(OpenOrder order);

    /// Ends a session. Works also when the store is full.
    RevokeOutcome revoke(Revocation revocation);

    /// Ends every session of a scope. Works also when the store is full.
    BumpOutcome bump(Bump bump);

    /// Moves the idle deadline of active sessions that are not past one of their deadlines; publishes nothing.
    ///
    /// @param idle from now on, never past the absolute deadline
    TouchOutcome touch(List<SessionId> ids, Duration idle);

    /// Reads a session and what decides about its validity.
    ReadOutcome read(SessionId id);
}
