package dev.gatehouse.local.standin;

/// Somebody asks for a stand-in, or for a fault of one, that does not exist. The message is for that somebody.
public final class UnknownConditionException extends Exception {
    private static final long serialVersionUID = 1;

    UnknownConditionException(String message) {
        super(message);
    }
}
