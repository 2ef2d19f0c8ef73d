package dev.gatehouse.local.platform;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.gatehouse.local.material.Home;
import dev.gatehouse.local.material.PrivateFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// Reads and writes `run/platform.json`. A reader sees a whole state or none.
final class StateFile {
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private StateFile() {}

    /// The state; empty when there is none, or one of another version or hand.
    static Optional<PlatformState> read(Home home) throws IOException {
        try {
            PlatformState state = JSON.readValue(Files.readAllBytes(home.state()), PlatformState.class);
            return Optional.of(state).filter(read -> read.schema() == PlatformState.SCHEMA);
        } catch (NoSuchFileException | JacksonException e) {
            return Optional.empty();
        }
    }

    static void write(Home home, PlatformState state) throws IOException {
        PrivateFiles.writePrivate(home.state(), JSON.writeValueAsBytes(state));
        // For the start script, which does not read JSON.
        PrivateFiles.writePrivate(pid(home), (state.supervisor().pid() + "\n").getBytes(US_ASCII));
    }

    static void delete(Home home) throws IOException {
        Files.deleteIfExists(home.state());
        Files.deleteIfExists(pid(home));
    }

    private static Path pid(Home home) {
        return home.run().resolve("pid");
    }
}
