package dev.gatehouse.common.signing;

/// A key that can't be read or must not be used. The message says why and names no key material.
public final class UnusableKeyException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public UnusableKeyException(String message) {
        super(message);
    }

    public UnusableKeyException(String message, Throwable cause) {
        super(message, cause);
    }
}
