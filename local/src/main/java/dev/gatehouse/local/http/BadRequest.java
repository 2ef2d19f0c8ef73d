package dev.gatehouse.local.http;

/// The caller's fault. The server answers it with 400, `invalid_request` and the reason.
public final class BadRequest extends Exception {
    private static final long serialVersionUID = 1;

    private final String reason;

    /// @param reason a sentence for the caller
    public BadRequest(String reason) {
        super(reason);
        this.reason = reason;
    }

    String reason() {
        return reason;
    }
}
