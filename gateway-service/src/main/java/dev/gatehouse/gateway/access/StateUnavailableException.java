package dev.gatehouse.gateway.access;

/// A store can't be read or written at the moment: nothing is known, and nothing may be assumed.
public final class StateUnavailableException extends Exception {
    private static final long serialVersionUID = 1;

    public StateUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
