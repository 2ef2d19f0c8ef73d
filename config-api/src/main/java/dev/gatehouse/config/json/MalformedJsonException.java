package dev.gatehouse.config.json;

/// Bytes that are not the JSON that is read here. The message tells where and why, and nothing of the content.
public final class MalformedJsonException extends Exception {
    private static final long serialVersionUID = 1;

    MalformedJsonException(String problem) {
        super(problem);
    }

    MalformedJsonException(String problem, Throwable cause) {
        super(problem, cause);
    }
}
