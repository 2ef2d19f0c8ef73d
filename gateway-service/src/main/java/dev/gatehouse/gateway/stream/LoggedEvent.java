package dev.gatehouse.gateway.stream;

import dev.gatehouse.common.stream.ClientEvent;
import dev.gatehouse.common.stream.Position;
import org.jspecify.annotations.Nullable;

/// An event of the log with its message for the wire, which is signed and encoded when it is first wanted and then
/// shared by every recipient.
public final class LoggedEvent implements Place {
    private static final int OVERHEAD = 512; // names, signature and object headers, roughly

    private final Position position;
    private final EventEncoder encoder;
    private final int weight;
    private ClientEvent event;
    private byte @Nullable [] message;

    public LoggedEvent(ClientEvent event, Position position, EventEncoder encoder) {
        this.event = event;
        this.position = position;
        this.encoder = encoder;
        this.weight = event.payload().length + OVERHEAD;
    }

    /// What it is about. Its payload is left out once the message has it.
    public synchronized ClientEvent event() {
        return event;
    }

    @Override
    public Position position() {
        return position;
    }

    /// The bytes for the wire: the same array for everyone, not to be changed.
    public synchronized byte[] message() {
        if (message == null) {
            message = encoder.encode(event, position);
            event = event.withoutPayload();
        }
        return message;
    }

    /// What the event weighs in bounds, in bytes.
    public int weight() {
        return weight;
    }

    /// True iff the event is for this session of its user.
    public boolean isFor(String deviceSessionId) {
        String only = event().deviceSessionId();
        return only.isEmpty() || only.equals(deviceSessionId);
    }

    public boolean isExpired(long nowMs) {
        long end = event().expiresAtMs();
        return end != 0 && end <= nowMs;
    }
}
