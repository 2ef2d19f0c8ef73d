package dev.gatehouse.config.sqlite;

import dev.gatehouse.common.service.StartupProblem;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Keeps a second process away from the SQLite file for as long as this one lives, however it ends.
///
/// The lock is on a file of its own: on most systems a process that closes any handle of a file loses all its
/// locks on it, and SQLite opens and closes its files as it likes.
final class FileLock implements AutoCloseable {
    private final FileChannel channel;

    private FileLock(FileChannel channel) {
        this.channel = channel;
    }

    /// Takes the lock, or refuses the start.
    static FileLock take(Path database) {
        Path path = database.resolveSibling(database.getFileName() + ".lock");
        FileChannel channel = open(database, path);
        if (tryLock(database, channel) == null) {
            close(channel);
            throw new StartupProblem(
                    SqliteSettings.PATH,
                    "names " + database + ", which another process uses: a SQLite file is for one config-api. Stop the"
                            + " other one, or set CONFIG_API_STORE=etcd to run several.");
        }
        return new FileLock(channel);
    }

    private static FileChannel open(Path database, Path lock) {
        try {
            return FileChannel.open(
                    lock, Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE), SqliteFile.OWNER_ONLY);
        } catch (IOException e) {
            throw SqliteFile.unusable(database, e);
        }
    }

    private static java.nio.channels.@Nullable FileLock tryLock(Path database, FileChannel channel) {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        } catch (IOException e) {
            throw SqliteFile.unusable(database, e);
        }
    }

    @Override
    public void close() {
        close(channel);
    }

    private static void close(FileChannel channel) {
        try {
            channel.close();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
