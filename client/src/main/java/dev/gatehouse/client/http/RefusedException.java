package dev.gatehouse.client.http;

import dev.gatehouse.common.error.Advice;
import dev.gatehouse.common.error.ErrorReason;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A peer answered with a problem of the error contract (RFC 9457).
public final class RefusedException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final ErrorReason reason;
    private final @Nullable String traceId;

    public RefusedException(ErrorReason reason, @Nullable String traceId) {
        super(reason + ": " + reason.message());
        this.reason = reason;
        this.traceId = traceId;
    }

    public ErrorReason reason() {
        return reason;
    }

    /// What to do about it.
    public Advice advice() {
        return reason.advice();
    }

    /// Finds the entry in the peer's log, where the peer told it.
    public Optional<String> traceId() {
        return Optional.ofNullable(traceId);
    }
}
