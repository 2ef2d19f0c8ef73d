package dev.gatehouse.config.sqlite;

import dev.gatehouse.common.service.StartupProblem;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;

/// An open SQLite file: one connection that writes, several that read. Whoever borrows one gives it back.
///
/// Write-ahead log with full sync: a commit that was answered is on the disk. Readers and the writer don't wait
/// for each other. Only the owner may read the files.
final class SqliteFile implements AutoCloseable {
    /// How long a borrower waits for a connection, and a connection for the file.
    static final long PATIENCE_MILLIS = 5_000;

    private static final int READERS = 4;
    private static final Set<PosixFilePermission> PERMISSIONS = PosixFilePermissions.fromString("rw-------");

    /// The permissions of every file in here.
    static final FileAttribute<?> OWNER_ONLY = PosixFilePermissions.asFileAttribute(PERMISSIONS);

    private final FileLock lock;
    private final BlockingQueue<Connection> writer = new ArrayBlockingQueue<>(1);
    private final BlockingQueue<Connection> readers = new ArrayBlockingQueue<>(READERS);

    private SqliteFile(FileLock lock, Connection writer, List<Connection> readers) {
        this.lock = lock;
        this.writer.add(writer);
        this.readers.addAll(readers);
    }

    /// Opens the file, and makes it where it is not there yet. Refuses the start where it can't be used.
    static SqliteFile open(Path path) {
        create(path);
        FileLock lock = FileLock.take(path);
        List<Connection> opened = new ArrayList<>();
        try {
            Connection writer = connect(path);
            opened.add(writer);
            SqliteSchema.prepare(path, writer);
            for (int i = 0; i < READERS; i++) {
                opened.add(connect(path));
            }
            return new SqliteFile(lock, writer, opened.subList(1, opened.size()));
        } catch (SQLException e) {
            throw abandon(opened, lock, unusable(path, e));
        } catch (StartupProblem e) {
            throw abandon(opened, lock, e);
        }
    }

    private static StartupProblem abandon(List<Connection> opened, FileLock lock, StartupProblem problem) {
        opened.forEach(SqliteFile::close);
        lock.close();
        return problem;
    }

    private static void create(Path path) {
        try {
            Files.createFile(path, OWNER_ONLY);
        } catch (FileAlreadyExistsException e) {
            restrict(path);
        } catch (IOException e) {
            throw unusable(path, e);
        }
    }

    private static void restrict(Path path) {
        try {
            Files.setPosixFilePermissions(path, PERMISSIONS);
        } catch (IOException e) {
            throw unusable(path, e);
        }
    }

    static StartupProblem unusable(Path path, Exception cause) {
        return new StartupProblem(
                SqliteSettings.PATH,
                "names " + path + ", which can't be used as a SQLite file: " + reason(cause) + ".",
                cause);
    }

    private static String reason(Exception cause) {
        return cause instanceof SQLException ? String.valueOf(cause.getMessage()) : cause.toString();
    }

    private static Connection connect(Path path) throws SQLException {
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        config.setBusyTimeout((int) PATIENCE_MILLIS);
        return config.createConnection("jdbc:sqlite:" + path.toAbsolutePath());
    }

    /// The connection that writes, or null where it did not come free in time.
    @Nullable
    Connection borrowWriter() {
        return borrow(writer);
    }

    void giveBackWriter(Connection connection) {
        writer.add(connection);
    }

    /// A connection that reads, or null where none came free in time.
    @Nullable
    Connection borrowReader() {
        return borrow(readers);
    }

    void giveBackReader(Connection connection) {
        readers.add(connection);
    }

    private static @Nullable Connection borrow(BlockingQueue<Connection> idle) {
        try {
            return idle.poll(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return null;
        }
    }

    /// Waits for those who have borrowed, then closes all.
    @Override
    public void close() {
        closeAll(readers, READERS);
        closeAll(writer, 1);
        lock.close();
    }

    private static void closeAll(BlockingQueue<Connection> idle, int count) {
        for (int i = 0; i < count; i++) {
            Connection connection = borrow(idle);
            if (connection != null) {
                close(connection);
            }
        }
    }

    private static void close(Connection connection) {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new IllegalStateException("a SQLite connection does not close", e);
        }
    }
}
