package dev.gatehouse.client.trust;

import org.jspecify.annotations.Nullable;

/// What arrived is not proved to be the gateway's word, and nothing of it is used.
public final class UnverifiedException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final Violation violation;

    public UnverifiedException(Violation violation) {
        this(violation, null);
    }

    public UnverifiedException(Violation violation, @Nullable Throwable cause) {
        super(violation + ": " + violation.text(), cause);
        this.violation = violation;
    }

    public Violation violation() {
        return violation;
    }
}
