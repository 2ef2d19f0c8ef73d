package dev.gatehouse.config.entry;

import java.util.function.Function;

/// What became of a read.
///
/// @param <T> what is read
public sealed interface Read<T> {
    /// It was read.
    record Done<T>(T value) implements Read<T> {}

    /// The store can't be read. `STORE_UNAVAILABLE`.
    ///
    /// @param detail for the log
    record Unavailable<T>(String detail) implements Read<T> {}

    /// Goes on with what was read.
    default <R> Read<R> map(Function<? super T, ? extends R> next) {
        return switch (this) {
            case Done<T>(var value) -> new Done<>(next.apply(value));
            case Unavailable<T>(var detail) -> new Unavailable<>(detail);
        };
    }

    /// Goes on with a second read that needs the first.
    default <R> Read<R> then(Function<? super T, Read<R>> next) {
        return switch (this) {
            case Done<T>(var value) -> next.apply(value);
            case Unavailable<T>(var detail) -> new Unavailable<>(detail);
        };
    }
}
