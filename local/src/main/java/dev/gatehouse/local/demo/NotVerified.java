package dev.gatehouse.local.demo;

/// Something is not as the journey says it must be. The message says what was seen instead.
final class NotVerified extends Exception {
    private static final long serialVersionUID = 1;

    NotVerified(String message) {
        super(message);
    }
}
