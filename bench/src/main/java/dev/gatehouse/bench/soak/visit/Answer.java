package dev.gatehouse.bench.soak.visit;

import dev.gatehouse.common.error.ErrorReason;
import dev.gatehouse.common.grpc.Statuses;
import io.grpc.ClientCall;
import io.grpc.Metadata;
import io.grpc.Status;
import java.util.Optional;

/// What becomes of a command.
public final class Answer extends ClientCall.Listener<byte[]> {
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
        } else if (reason.filter(ErrorReason.SESSION_REVOKED::equals).isPresent()) {
            doings.count("commands of revoked sessions");
        } else {
            doings.count(Doings.UNEXPECTED + "a command ended with "
                    + reason.map(Enum::name).orElse(status.getCode() + " " + status.getDescription()));
        }
    }
}
