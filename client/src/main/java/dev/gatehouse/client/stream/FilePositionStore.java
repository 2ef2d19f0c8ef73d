package dev.gatehouse.client.stream;

import dev.gatehouse.client.device.PrivateFile;
import dev.gatehouse.common.stream.Position;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Optional;

/// Keeps the position as one line of base64url.
final class FilePositionStore implements PositionStore {
    private final Path file;

    FilePositionStore(Path file) {
        this.file = file;
    }

    /// A file that holds anything but a position is an error, because going on from now would lose events silently.
    @Override
    public Optional<Position> load() throws IOException {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(Files.readString(file).strip());
            return Optional.of(Position.decode(bytes).orElseThrow(IllegalArgumentException::new));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IllegalArgumentException e) {
            throw new IOException(file + " holds no position: remove it to go on from now", e);
        }
    }

    @Override
    public void advance(Position position, Effect effect) throws Exception {
        effect.run();
        PrivateFile.write(file, position + "\n");
    }
}
