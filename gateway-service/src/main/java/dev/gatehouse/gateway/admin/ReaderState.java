package dev.gatehouse.gateway.admin;

import dev.gatehouse.common.stream.Position;
import dev.gatehouse.gateway.access.Freshness;
import dev.gatehouse.gateway.subscription.Hub;

/// How well this gateway follows the streams.
///
/// @param fresh whether marks come: if not, what it believes is not used
/// @param lastMarkAgeMs age of the newest mark that was read
/// @param readUpTo the newest entry of client-events that was read; empty: none yet
record ReaderState(boolean fresh, long lastMarkAgeMs, String readUpTo) {
    static ReaderState of(Freshness freshness, Hub hub) {
        String head = hub.head().map(Position::entryId).map(Object::toString).orElse("");
        return new ReaderState(freshness.isFresh(), freshness.age().toMillis(), head);
    }
}
