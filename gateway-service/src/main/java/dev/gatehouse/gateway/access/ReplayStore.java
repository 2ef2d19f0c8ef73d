package dev.gatehouse.gateway.access;

import dev.gatehouse.common.session.SessionId;
import java.time.Duration;

/// Remembers which request ids were used, over all gateways.
public interface ReplayStore {
    /// True for exactly one caller per session and request id, until the time has passed.
    boolean reserve(SessionId session, byte[] requestId, Duration keep) throws StateUnavailableException;
}
