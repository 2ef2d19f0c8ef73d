package dev.gatehouse.client.profile;

import org.jspecify.annotations.Nullable;

/// A profile or a state folder that can't be used. The message says what to do.
public final class ProfileException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public ProfileException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
