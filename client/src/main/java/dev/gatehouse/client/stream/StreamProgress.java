package dev.gatehouse.client.stream;

import dev.gatehouse.client.device.DeviceSession;
import dev.gatehouse.client.trust.ServerTime;
import dev.gatehouse.client.trust.UnverifiedException;
import dev.gatehouse.client.trust.VerifiedBeacon;
import dev.gatehouse.client.trust.VerifiedEvent;
import dev.gatehouse.client.trust.Verifier;
import dev.gatehouse.client.trust.Violation;
import dev.gatehouse.common.proto.edge.SignedEvent;
import dev.gatehouse.common.proto.edge.StreamMessage;
import dev.gatehouse.common.proto.edge.StreamOpened;
import dev.gatehouse.common.proto.edge.TimeBeacon;
import dev.gatehouse.common.stream.EntryId;
import dev.gatehouse.common.stream.Position;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The rules of one stream: a beacon first, then how it was opened, then events for this subject at rising positions.
/// A later beacon says that nothing is missing up to its position, so events must come after that, too. The first one
/// does not: replayed events follow it.
///
/// Every message is verified before it is believed; one that is not ends in an [UnverifiedException], after which the
/// stream must not be used. Not thread-safe: a stream has one reader.
final class StreamProgress {
    private final Verifier verifier;
    private final ServerTime serverTime;
    private final DeviceSession subject;
    private final InstantSource clock;
    private @Nullable EntryId last;
    private @Nullable VerifiedBeacon first;
    private boolean opened;

    /// @param subject whose events may come
    /// @param clock of this machine, for the time of arrival
    StreamProgress(Verifier verifier, ServerTime serverTime, DeviceSession subject, InstantSource clock) {
        this.verifier = verifier;
        this.serverTime = serverTime;
        this.subject = subject;
        this.clock = clock;
    }

    /// Sets the position that the stream was asked to resume from: what follows must be after it.
    StreamProgress resuming(@Nullable Position from) {
        last = from == null ? null : from.entryId();
        return this;
    }

    boolean isOpened() {
        return opened;
    }

    /// What the message means to the application; empty for the beacon that opens.
    Optional<StreamEvent> accept(StreamMessage message) {
        return switch (message.getBodyCase()) {
            case SERVER_TIME -> beacon(message.getServerTime());
            case OPENED -> Optional.of(open(message.getOpened()));
            case EVENT -> Optional.of(event(message.getEvent()));
            case BODY_NOT_SET -> throw new UnverifiedException(Violation.MALFORMED);
        };
    }

    private Optional<StreamEvent> beacon(TimeBeacon message) {
        VerifiedBeacon beacon = verifier.beacon(message);
        serverTime.observe(beacon);
        if (first == null) {
            first = beacon;
            return Optional.empty();
        }
        requireOrder(opened);
        beacon.position().map(Position::entryId).filter(this::isAhead).ifPresent(position -> last = position);
        return Optional.of(new StreamEvent.Beacon(beacon));
    }

    private StreamEvent open(StreamOpened message) {
        VerifiedBeacon beacon = first;
        if (beacon == null || opened) {
            throw new UnverifiedException(Violation.OUT_OF_ORDER);
        }
        opened = true;
        if (!message.getRecovered()) {
            last = null;
        }
        return new StreamEvent.Opened(beacon, message.getRecovered());
    }

    private StreamEvent event(SignedEvent message) {
        requireOrder(opened);
        VerifiedEvent event = verifier.event(message);
        requireSubject(event);
        requireRising(event.position().entryId());
        return new StreamEvent.Event(event, clock.instant());
    }

    private void requireSubject(VerifiedEvent event) {
        String session = event.deviceSessionId();
        if (!event.userId().equals(subject.userId()) || !(session.isEmpty() || session.equals(subject.id()))) {
            throw new UnverifiedException(Violation.WRONG_SUBJECT);
        }
    }

    private void requireRising(EntryId next) {
        if (next.equals(last)) {
            throw new UnverifiedException(Violation.DUPLICATE_POSITION);
        }
        if (!isAhead(next)) {
            throw new UnverifiedException(Violation.FALLEN_POSITION);
        }
        last = next;
    }

    private boolean isAhead(EntryId next) {
        return last == null || next.isAfter(last);
    }

    private static void requireOrder(boolean holds) {
        if (!holds) {
            throw new UnverifiedException(Violation.OUT_OF_ORDER);
        }
    }
}
