package dev.gatehouse.client.profile;

import dev.gatehouse.client.device.DeviceKey;
import dev.gatehouse.client.device.DeviceSession;
import dev.gatehouse.client.device.PrivateFile;
import dev.gatehouse.client.login.LoginFailedException;
import dev.gatehouse.client.login.SessionJson;
import dev.gatehouse.client.stream.PositionStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// What the command line keeps between two runs: the device key, the session and the stream's position, each a file of
/// mode 0600.
public final class StateFolder {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Path folder;

    /// A folder that is made when something is first kept.
    public StateFolder(Path folder) {
        this.folder = folder;
    }

    /// The device key; generated and kept when there is none yet.
    public DeviceKey key() throws IOException {
        Path file = keyFile();
        if (Files.exists(file)) {
            return DeviceKey.load(file);
        }
        DeviceKey fresh = DeviceKey.generate();
        fresh.save(file);
        return fresh;
    }

    private Path keyFile() {
        return folder.resolve("device-key.pem");
    }

    /// The session that was opened last.
    public Optional<DeviceSession> session() {
        Path file = sessionFile();
        try {
            return Optional.of(SessionJson.read(JSON.readTree(Files.readString(file))));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException | JacksonException | LoginFailedException e) {
            throw new ProfileException(file + " can't be read; sign in again: gatehouse login", e);
        }
    }

    private Path sessionFile() {
        return folder.resolve("session.json");
    }

    /// Keeps a new session. The position stays while the user does: what happened since then is still theirs.
    public void keep(DeviceSession session) throws IOException {
        boolean otherUser =
                session().map(before -> !isSameUser(before, session)).orElse(true);
        if (otherUser) {
            Files.deleteIfExists(positionFile());
        }
        PrivateFile.write(sessionFile(), JSON.writeValueAsString(SessionJson.write(session)) + "\n");
    }

    private static boolean isSameUser(DeviceSession one, DeviceSession other) {
        return one.tenant().equals(other.tenant()) && one.userId().equals(other.userId());
    }

    /// Where the stream's position is kept.
    public PositionStore position() {
        return PositionStore.file(positionFile());
    }

    /// Forgets the position: the next stream begins with now.
    public void forgetPosition() throws IOException {
        Files.deleteIfExists(positionFile());
    }

    private Path positionFile() {
        return folder.resolve("position");
    }
}
