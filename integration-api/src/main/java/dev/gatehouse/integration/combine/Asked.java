package dev.gatehouse.integration.combine;

import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// A question of a round.
///
/// @param <T> what its part holds
public final class Asked<T> {
    private final CompletableFuture<Part<T>> answer = new CompletableFuture<>();
    private @Nullable Thread thread;

    Asked() {}

    /// Its part, once the round is decided.
    ///
    /// @throws IllegalStateException before that
    public Part<T> part() {
        if (!answer.isDone()) {
            throw new IllegalStateException("the round is not decided yet");
        }
        return answer.join();
    }

    CompletableFuture<Part<T>> answer() {
        return answer;
    }

    void startedOn(Thread started) {
        thread = started;
    }

    void giveUp(Reason reason) {
        if (answer.complete(new Part.Unavailable<>(reason)) && thread != null) {
            thread.interrupt();
        }
    }
}
