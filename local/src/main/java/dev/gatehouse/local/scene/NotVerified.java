package dev.gatehouse.local.scene;

/// Something is not as the journey says it must be. The message says what was seen instead.
public final class NotVerified extends Exception {
    private static final long serialVersionUID = 1;

    public NotVerified(String message) {
        super(message);
    }
}
