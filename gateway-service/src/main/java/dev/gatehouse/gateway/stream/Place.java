package dev.gatehouse.gateway.stream;

import dev.gatehouse.common.stream.Position;

/// One place of the log that a client may resume from.
sealed interface Place permits LoggedEvent, Place.Empty {
    Position position();

    /// A mark, or an entry that is delivered to nobody.
    record Empty(Position position) implements Place {}
}
