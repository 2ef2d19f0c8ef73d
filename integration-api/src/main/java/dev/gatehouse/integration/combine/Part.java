package dev.gatehouse.integration.combine;

import java.util.function.Function;

/// What became of one part of an answer. A `switch` over it can't forget a case.
///
/// @param <T> what the part holds
public sealed interface Part<T> {
    /// The part is here.
    record Present<T>(T value) implements Part<T> {}

    /// There is no such thing, and that is certain.
    record Absent<T>() implements Part<T> {}

    /// Nobody knows: the part could not be had.
    record Unavailable<T>(Reason reason) implements Part<T> {}

    /// The same with another value, if there is one.
    default <R> Part<R> map(Function<? super T, ? extends R> to) {
        return switch (this) {
            case Present<T>(T value) -> new Present<>(to.apply(value));
            case Absent<T>() -> new Absent<>();
            case Unavailable<T>(Reason reason) -> new Unavailable<>(reason);
        };
    }
}
