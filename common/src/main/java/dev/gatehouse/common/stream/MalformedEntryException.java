package dev.gatehouse.common.stream;

/// An entry of a stream that can't be understood: it is counted by reason and skipped.
public final class MalformedEntryException extends Exception {
    private static final long serialVersionUID = 1;

    private final Reason reason;

    public MalformedEntryException(Reason reason, String field) {
        super(reason + ": " + field);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }

    /// Why; the tag of the metric.
    public enum Reason {
        MISSING_FIELD,
        NOT_UTF8,
        NOT_A_NUMBER,
        TOO_LONG,
        UNKNOWN_SCHEMA,
        UNKNOWN_VALUE,
        BAD_SESSION_ID,
        BAD_KEY
    }
}
