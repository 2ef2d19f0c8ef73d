package dev.gatehouse.gateway.stream;

import dev.gatehouse.common.stream.ClientEvent;
import dev.gatehouse.common.stream.Position;
import org.jspecify.annotations.Nullable;

/// An event of the log with its message for the wire, which is signed and encoded when it is first wanted and then
/// shared by every recipient.
public final class LoggedEvent {
    private static final int OVERHEAD = 512; // names, signature and object headers, roughly

    private final ClientEvent event;
    private final Position position;
    private final EventEncoder encoder;
    private byte @Nullable [] message;

    public LoggedEvent(ClientEvent event, Position position, EventEncoder encoder) {
        this.event = event;
        this.position = position;
        this.encoder = encoder;
    }

    public ClientEvent event() {
        return event;
    }

    public Position position() {
        return position;
    }

    /// The bytes for the wire: the same array for everyone, not to be changed.
    public synchronized byte[] message() {
        if (message == null) {
            message = encoder.encode(event, position);
        }
        return message;
    }

    /// What the event weighs in bounds, in bytes.
    public int weight() {
        return event.payload().length + OVERHEAD;
    }

    /// True iff the event is for this session of its user.
    public boolean isFor(String deviceSessionId) {
        return event.deviceSessionId().isEmpty() || event.deviceSessionId().equals(deviceSessionId);
    }

    public boolean isExpired(long nowMs) {
        return event.expiresAtMs() != 0 && event.expiresAtMs() <= nowMs;
    }
}
