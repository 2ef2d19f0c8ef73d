package dev.gatehouse.config.web;

import dev.gatehouse.common.error.ErrorReason;
import dev.gatehouse.config.entry.Read;
import dev.gatehouse.config.web.request.Refusal;

/// What callers are told of the store's trouble. The store's own log events tell operators.
final class StoreOutages {
    private StoreOutages() {}

    /// What was read.
    ///
    /// @throws Refusal when the store could not be read
    static <T> T read(Read<T> outcome) {
        return switch (outcome) {
            case Read.Done<T>(var value) -> value;
            case Read.Unavailable<T>(var detail) -> throw unavailable(detail);
        };
    }

    static Refusal unavailable(String detail) {
        return new Refusal(ErrorReason.STORE_UNAVAILABLE, detail);
    }

    static Refusal full() {
        return new Refusal(ErrorReason.STORE_FULL, "no room");
    }

    static Refusal unknown(String detail) {
        return new Refusal(ErrorReason.OUTCOME_UNKNOWN, detail);
    }
}
