package dev.gatehouse.gateway.command;

import dev.gatehouse.common.session.SessionGrant;

/// A command that was let in.
///
/// @param commandId the device's id of the intent, the downstream's idempotency key
/// @param session whose command it is
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Command(String commandId, String messageType, byte[] payload, SessionGrant session) {}
