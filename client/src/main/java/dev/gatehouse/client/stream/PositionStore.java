package dev.gatehouse.client.stream;

import dev.gatehouse.common.stream.Position;
import java.nio.file.Path;
import java.util.Optional;

/// Keeps the position up to which an application has taken effect.
///
/// An event is applied exactly once only where its effect and its position are stored together: a store in the
/// application's database begins a transaction in [#advance], runs the effect in it, updates the position and commits.
/// The stores here run the effect first, so that after a crash in between the last event comes once more.
public interface PositionStore {
    /// Where to resume; empty: from now on. Asked before each stream is opened.
    Optional<Position> load() throws Exception;

    /// Runs the effect of what came at this position, and stores the position. If either fails, both must be undone
    /// or the position left as it was.
    void advance(Position position, Effect effect) throws Exception;

    /// What the application's listener does about one event.
    @FunctionalInterface
    interface Effect {
        void run() throws Exception;
    }

    /// Remembers for as long as the process lives; begins with now.
    static PositionStore inMemory() {
        return new MemoryPositionStore(null);
    }

    /// Remembers for as long as the process lives; begins after a position.
    static PositionStore inMemory(Position start) {
        return new MemoryPositionStore(start);
    }

    /// Remembers in a file of mode 0600; begins with now where there is none.
    static PositionStore file(Path file) {
        return new FilePositionStore(file);
    }
}
