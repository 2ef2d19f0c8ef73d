package dev.gatehouse.client.login;

import org.jspecify.annotations.Nullable;

/// A login that failed on this side: no identity token, or a gateway that is not the one that was meant.
public final class LoginFailedException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public LoginFailedException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
