package dev.gatehouse.bench.soak.visit;

import dev.gatehouse.common.error.ErrorReason;
import dev.gatehouse.common.grpc.Statuses;
import io.grpc.ClientCall;
import io.grpc.Metadata;
import io.grpc.Status;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/// What becomes of a command.
public final class Answer extends ClientCall.Listener<byte[]> {
    /// A session may end meanwhile; and the downstream is the stand-in's business, on a machine that is shared.
    private static final Set<ErrorReason> EXPECTED = Set.copyOf(EnumSet.of(
            ErrorReason.SESSION_EXPIRED,
            ErrorReason.SESSION_REVOKED,
            ErrorReason.DOWNSTREAM_TIMED_OUT,
            ErrorReason.DOWNSTREAM_UNAVAILABLE));

    private final Doings doings;
    private final Line line;

    /// @param line what it went over
    public Answer(Doings doings, Line line) {
        this.doings = doings;
        this.line = line;
    }

    @Override
    public void onClose(Status status, Metadata trailers) {
        if (status.isOk()) {
            doings.count("commands answered");
            return;
        }
        Optional<ErrorReason> reason = Statuses.reasonOf(status.asRuntimeException(trailers));
        if (line.isCut()) {
            doings.count("commands cut");
        } else if (reason.filter(EXPECTED::contains).isPresent()) {
            doings.count("commands refused: " + reason.get());
        } else {
            doings.unexpected("a command", status, reason);
        }
    }
}
