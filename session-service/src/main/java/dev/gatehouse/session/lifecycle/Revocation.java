package dev.gatehouse.session.lifecycle;

import dev.gatehouse.common.session.SessionId;

/// The order to end one session.
///
/// @param tenant the only tenant whose session may be ended; `*`: any
public record Revocation(SessionId id, String tenant, Why why) {}
