package dev.gatehouse.bench.soak.visit;

import dev.gatehouse.bench.measure.listen.Ear;
import dev.gatehouse.bench.measure.wire.Calls;
import dev.gatehouse.bench.measure.wire.Frames;
import dev.gatehouse.bench.soak.guest.Guest;
import dev.gatehouse.common.error.ErrorReason;
import dev.gatehouse.common.grpc.Statuses;
import io.grpc.ClientCall;
import io.grpc.Metadata;
import io.grpc.Status;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One stream, from its request to its end. Begun and left by one thread, heard by the transport's.
public final class Visit extends ClientCall.Listener<byte[]> {
    /// How a gateway may end a stream here.
    private static final Set<ErrorReason> EXPECTED = Set.copyOf(EnumSet.of(
            ErrorReason.STREAM_REPLACED,
            ErrorReason.STREAM_ROTATED,
            ErrorReason.STREAM_OVERFLOWED,
            ErrorReason.SESSION_REVOKED,
            ErrorReason.SESSION_EXPIRED));

    private final Guest guest;
    private final Line line;
    private final Room room;
    private volatile @Nullable ClientCall<byte[], byte[]> call;
    private volatile boolean left;

    /// @param line what it goes over, and is taken off when it ends
    public Visit(Guest guest, Line line, Room room) {
        this.guest = guest;
        this.line = line;
        this.room = room;
    }

    /// What all visits share.
    ///
    /// @param ear hears of the events
    public record Room(Doings doings, Ear ear, Present present) {}

    public Guest guest() {
        return guest;
    }

    /// Opens the stream.
    ///
    /// @param reads whether what comes is read
    public void begin(byte[] request, boolean reads) {
        ClientCall<byte[], byte[]> begun = line.call(Calls.SUBSCRIBE);
        call = begun;
        line.add(this);
        room.present().enter(this);
        begun.start(this, new Metadata());
        if (reads) {
            begun.request(Integer.MAX_VALUE);
        }
        begun.sendMessage(request);
        begun.halfClose();
    }

    /// From now on every end is ours.
    void leave() {
        left = true;
    }

    /// Cancels it, if it is still there.
    public void cancel() {
        leave();
        ClientCall<byte[], byte[]> begun = call;
        if (begun != null) {
            begun.cancel("the visit is over", null);
        }
    }

    @Override
    public void onMessage(byte[] message) {
        if (Frames.isEvent(message)) {
            guest.received(message);
            room.ear().event(message);
            room.doings().count("events received");
        }
    }

    @Override
    public void onClose(Status status, Metadata trailers) {
        line.remove(this);
        room.present().leave(this);
        Optional<ErrorReason> reason = Statuses.reasonOf(status.asRuntimeException(trailers));
        if (reason.isPresent() && EXPECTED.contains(reason.get())) {
            room.doings().count("streams ended by the gateway: " + reason.get());
        } else if (left) {
            room.doings().count("streams ended by the client");
        } else {
            room.doings().unexpected("a stream", status, reason);
        }
    }
}
