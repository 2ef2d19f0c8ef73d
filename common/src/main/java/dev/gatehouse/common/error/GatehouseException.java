package dev.gatehouse.common.error;

import org.jspecify.annotations.Nullable;

/// A refusal on its way to the transport that answers the caller.
///
/// Thrown only inside adapters, where a result type would be unwrapped at once. Its detail is for the log, never for
/// the caller.
public final class GatehouseException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final ErrorReason reason;

    public GatehouseException(ErrorReason reason, String detail) {
        this(reason, detail, null);
    }

    public GatehouseException(ErrorReason reason, String detail, @Nullable Throwable cause) {
        super(reason + ": " + detail, cause);
        this.reason = reason;
    }

    public ErrorReason reason() {
        return reason;
    }
}
