package dev.gatehouse.config.web.request;

import dev.gatehouse.common.error.ErrorReason;
import java.util.LinkedHashMap;
import java.util.Map;

/// A refusal on its way to the caller, with what the caller needs beyond the reason. Its message is for the log.
public final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final ErrorReason reason;
    private final transient Map<String, Object> members = new LinkedHashMap<>();
    private final Map<String, String> headers = new LinkedHashMap<>();

    public Refusal(ErrorReason reason, String detail) {
        super(reason + ": " + detail);
        this.reason = reason;
    }

    /// The caller sent something that has a wrong form.
    public static Refusal malformed(String what) {
        return new Refusal(ErrorReason.MALFORMED_REQUEST, what);
    }

    /// Adds a member to the problem. It must hold nothing of the inside.
    public Refusal with(String member, Object value) {
        members.put(member, value);
        return this;
    }

    public Refusal header(String name, String value) {
        headers.put(name, value);
        return this;
    }

    public ErrorReason reason() {
        return reason;
    }

    public Map<String, Object> members() {
        return members;
    }

    public Map<String, String> headers() {
        return headers;
    }
}
