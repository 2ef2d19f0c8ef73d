package dev.gatehouse.client.http;

import org.jspecify.annotations.Nullable;

/// No answer of Gatehouse arrived: no connection, a refused certificate, a time-out, or something else answered.
///
/// Whether the request had an effect is unknown. The message names the address.
public final class UnreachableException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public UnreachableException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
