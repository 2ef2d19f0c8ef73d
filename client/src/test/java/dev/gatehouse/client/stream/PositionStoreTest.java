package dev.gatehouse.client.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.common.stream.EntryId;
import dev.gatehouse.common.stream.Position;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PositionStoreTest {
    private static final Position POSITION = new Position(new EntryId(1, 2), 3);

    @TempDir
    private Path folder;

    private Path file() {
        return folder.resolve("position");
    }

    private PositionStore store(String kind) {
        return kind.equals("file") ? PositionStore.file(file()) : PositionStore.inMemory();
    }

    @ParameterizedTest
    @ValueSource(strings = {"file", "memory"})
    void effectRunsAndThePositionIsKept(String kind) throws Exception {
        PositionStore store = store(kind);
        List<String> effects = new ArrayList<>();
        assertThat(store.load()).isEmpty();

        store.advance(POSITION, () -> effects.add("done"));

        assertThat(effects).containsExactly("done");
        assertThat(store.load()).contains(POSITION);
    }

    @ParameterizedTest
    @ValueSource(strings = {"file", "memory"})
    void failedEffectLeavesThePosition(String kind) {
        PositionStore store = store(kind);

        assertThatThrownBy(() -> store.advance(POSITION, () -> {
                    throw new IOException("no disk");
                }))
                .hasMessage("no disk");
        assertThat(file()).doesNotExist();
    }

    @Test
    void positionFileIsItsOwnersAlone() throws Exception {
        store("file").advance(POSITION, () -> {});

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
                .isEqualTo("rw-------");
    }
}
