package dev.gatehouse.client.stream;

import dev.gatehouse.client.trust.VerifiedBeacon;
import dev.gatehouse.client.trust.VerifiedEvent;
import dev.gatehouse.common.error.Advice;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What happens on a stream, in this order: opened once, then events and beacons, then closed once. A stream that could
/// not be opened is closed only.
public sealed interface StreamEvent {
    /// The gateway accepted the stream.
    ///
    /// @param recovered true: nothing is missing since the position, or since now where there was none. False: the
    ///     stream begins now, and what happened before must be fetched in another way. The gateway says so unsigned
    record Opened(VerifiedBeacon beacon, boolean recovered) implements StreamEvent {}

    /// An event for this user and session, verified, after all that came before it on this stream.
    ///
    /// @param receivedAt by this machine's clock: for display, never for decisions
    record Event(VerifiedEvent event, Instant receivedAt) implements StreamEvent {}

    /// Nothing new happened, up to the beacon's position.
    record Beacon(VerifiedBeacon beacon) implements StreamEvent {}

    /// The stream is over.
    ///
    /// @param delay after which the subscription opens the next stream; null: it does not
    record Closed(CloseReason reason, @Nullable Duration delay) implements StreamEvent {
        public Advice advice() {
            return reason.advice();
        }

        /// When the subscription tries again; empty when this is the end.
        public Optional<Duration> reconnectIn() {
            return Optional.ofNullable(delay);
        }
    }
}
