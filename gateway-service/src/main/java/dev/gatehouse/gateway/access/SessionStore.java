package dev.gatehouse.gateway.access;

import dev.gatehouse.common.session.SessionId;
import java.util.Optional;

/// Reads session records. A read sees every transition that was acknowledged before it began.
public interface SessionStore {
    /// The record; empty when there is none.
    Optional<StoredSession> find(SessionId id) throws StateUnavailableException;
}
