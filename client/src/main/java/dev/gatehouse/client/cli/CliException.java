package dev.gatehouse.client.cli;

/// A command that can't go on. The message is one line that says what to do.
final class CliException extends RuntimeException {
    private static final long serialVersionUID = 1;

    CliException(String message) {
        super(message);
    }
}
