package dev.gatehouse.local.scene;

/// A step can't be walked on this machine, though nothing is wrong. The message says what is missing.
public final class Skipped extends Exception {
    private static final long serialVersionUID = 1;

    public Skipped(String message) {
        super(message);
    }
}
