package dev.gatehouse.client.trust;

import dev.gatehouse.common.stream.Position;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A time beacon whose signature verified.
///
/// @param serverTime the gateway's time when it made the beacon: at most about a second before it was sent
/// @param logPosition the log's position at that time; null where the log is empty
/// @param keyId the key that signed it
public record VerifiedBeacon(Instant serverTime, @Nullable Position logPosition, String keyId) {
    public Optional<Position> position() {
        return Optional.ofNullable(logPosition);
    }
}
