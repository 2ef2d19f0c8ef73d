package dev.gatehouse.client.stream;

import dev.gatehouse.common.stream.Position;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Keeps the position in memory.
final class MemoryPositionStore implements PositionStore {
    private volatile @Nullable Position position;

    MemoryPositionStore(@Nullable Position start) {
        this.position = start;
    }

    @Override
    public Optional<Position> load() {
        return Optional.ofNullable(position);
    }

    @Override
    public void advance(Position next, Effect effect) throws Exception {
        effect.run();
        position = next;
    }
}
