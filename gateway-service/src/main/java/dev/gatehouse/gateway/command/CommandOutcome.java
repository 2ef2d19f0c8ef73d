package dev.gatehouse.gateway.command;

import dev.gatehouse.common.error.ErrorReason;

/// What came of a command.
public sealed interface CommandOutcome {
    /// The downstream answered.
    ///
    /// @param resultCode `OK` or a code of the downstream's own
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Completed(String resultCode, byte[] payload) implements CommandOutcome {}

    record Failed(ErrorReason reason) implements CommandOutcome {}
}
