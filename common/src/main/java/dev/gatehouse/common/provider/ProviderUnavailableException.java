package dev.gatehouse.common.provider;

import org.jspecify.annotations.Nullable;

/// A provider can't be used here. The message says why.
public final class ProviderUnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1;

    ProviderUnavailableException(String why, @Nullable Throwable cause) {
        super(why, cause);
    }
}
