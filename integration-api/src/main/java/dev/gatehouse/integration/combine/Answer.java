package dev.gatehouse.integration.combine;

import java.util.Set;

/// What a capability found, whatever it asked for it.
///
/// @param <T> what the answer holds
public sealed interface Answer<T> {
    /// There is an answer.
    ///
    /// @param missing the members of the data that are absent, or hold less than they would, as a part could not be
    ///     had; empty: the answer is complete
    record Found<T>(T data, Set<String> missing) implements Answer<T> {}

    /// There is no such thing.
    record NotFound<T>() implements Answer<T> {}

    /// The caller wants all or nothing, and not all can be had.
    record Incomplete<T>() implements Answer<T> {}

    /// A part without which there is no answer could not be had.
    record Failed<T>(Reason reason) implements Answer<T> {}

    /// The answer that a single part is.
    static <T> Answer<T> of(Part<T> part) {
        return switch (part) {
            case Part.Present<T>(T value) -> new Found<>(value, Set.of());
            case Part.Absent<T>() -> new NotFound<>();
            case Part.Unavailable<T>(Reason reason) -> new Failed<>(reason);
        };
    }
}
