package dev.gatehouse.config.sqlite;

import static dev.gatehouse.config.fixture.Stores.all;
import static dev.gatehouse.config.fixture.Stores.put;
import static dev.gatehouse.config.fixture.Stores.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.gatehouse.common.service.StartupProblem;
import dev.gatehouse.config.entry.Bytes;
import dev.gatehouse.config.entry.CheckedStore;
import dev.gatehouse.config.entry.CommitOutcome;
import dev.gatehouse.config.entry.ConfigStore;
import dev.gatehouse.config.entry.Operation;
import dev.gatehouse.config.entry.Read;
import dev.gatehouse.config.fixture.Publishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The file itself: its rights, its room, its version, its damage.
class SqliteFileTest {
    @TempDir
    Path folder;

    private Path path = Path.of("");

    @BeforeEach
    void name() {
        path = folder.resolve("config.db");
    }

    @Test
    void onlyTheOwnerMayReadTheFiles() throws Exception {
        try (SqliteFile file = SqliteFile.open(path)) {
            put(store(file), "a", "1");
            try (Stream<Path> files = Files.list(folder)) {
                assertThat(files.toList())
                        .hasSizeGreaterThanOrEqualTo(3)
                        .allSatisfy(
                                each -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(each)))
                                        .as(each.toString())
                                        .isEqualTo("rw-------"));
            }
        }
    }

    @Test
    void fileThatOthersMayReadIsRestricted() throws Exception {
        SqliteFile.open(path).close();
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-r--r--"));

        SqliteFile.open(path).close();

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
                .isEqualTo("rw-------");
    }

    @Test
    void whatWasWrittenIsThereAfterARestart() {
        try (SqliteFile file = SqliteFile.open(path)) {
            put(store(file), "a", "1");
        }
        try (SqliteFile file = SqliteFile.open(path)) {
            assertThat(text(store(file), "a")).isEqualTo("1");
        }
    }

    @Test
    void writesAreWrittenThroughToTheDisk() throws Exception {
        try (SqliteFile file = SqliteFile.open(path)) {
            Connection writer = Objects.requireNonNull(file.borrowWriter());
            assertThat(pragma(writer, "journal_mode")).isEqualTo("wal");
            assertThat(pragma(writer, "synchronous")).isEqualTo("2");
            file.giveBackWriter(writer);
        }
    }

    @Test
    void fullDiskIsReadAndRefusesWritesUntilThereIsRoom() throws Exception {
        try (SqliteFile file = SqliteFile.open(path)) {
            ConfigStore store = store(file);
            put(store, "kept", "1");
            limitPages(file, 200);
            Bytes value = Bytes.of(new byte[50_000]);
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> store.commit(List.of(), List.of(new Operation.Put("fill/" + UUID.randomUUID(), value)))
                            .equals(new CommitOutcome.Full()));
            int entries = all(store, "fill/", 100).size();

            List<Operation> both = List.of(new Operation.Delete("kept"), new Operation.Append(value));
            assertThat(store.commit(List.of(), both)).isEqualTo(new CommitOutcome.Full());
            assertThat(text(store, "kept")).isEqualTo("1");
            assertThat(all(store, "fill/", 100)).hasSize(entries);

            limitPages(file, 100_000);
            assertThat(store.commit(List.of(), both)).isEqualTo(new CommitOutcome.Committed());
        }
    }

    @Test
    void publishersThatFillTheDiskAreToldTheTruth() throws Exception {
        try (SqliteFile file = SqliteFile.open(path)) {
            limitPages(file, 1_000);
            try (Publishers publishers = new Publishers(store(file), 4, 100_000)) {
                await().atMost(Duration.ofSeconds(30))
                        .until(() -> publishers.acknowledged() > 5 && publishers.refused() > 50);
                publishers.stop();
                publishers.verify(store(file));
            }
        }
    }

    @Test
    void fileOfANewerVersionIsRefused() throws Exception {
        try (SqliteFile file = SqliteFile.open(path)) {
            execute(file, "UPDATE about SET value = 2 WHERE name = 'schema'");
        }

        assertProblem("names " + path + ", which a newer version has written (schema 2, this one knows 1).");
    }

    @Test
    void whatIsNoSqliteFileIsRefusedAndLeftAsItIs() throws Exception {
        Files.writeString(
                path, "something else, which is longer than the header of a SQLite file is: 100 bytes, and more");

        assertProblem("names " + path + ", which can't be used as a SQLite file: ");
        assertThat(path).content().startsWith("something else");
    }

    @Test
    void folderThatIsNotThereIsRefused() {
        path = folder.resolve("absent").resolve("config.db");

        assertProblem("names " + path + ", which can't be used as a SQLite file: ");
    }

    @Test
    void refusedStartLeavesTheFileFree() throws Exception {
        try (SqliteFile file = SqliteFile.open(path)) {
            execute(file, "UPDATE about SET value = 2 WHERE name = 'schema'");
        }
        assertProblem("names");

        try (Connection other = java.sql.DriverManager.getConnection("jdbc:sqlite:" + path);
                var statement = other.createStatement()) {
            statement.execute("UPDATE about SET value = 1 WHERE name = 'schema'");
        }
        SqliteFile.open(path).close();
    }

    @Test
    void foreignLockOnTheFileIsAnOutageAndNotAnError() throws Exception {
        try (SqliteFile file = SqliteFile.open(path);
                Connection other = java.sql.DriverManager.getConnection("jdbc:sqlite:" + path);
                var statement = other.createStatement()) {
            ConfigStore store = store(file);
            put(store, "a", "1");
            statement.execute("BEGIN IMMEDIATE");

            assertThat(put(store, "a", "2")).isInstanceOf(CommitOutcome.Unavailable.class);
            assertThat(store.get("a")).isInstanceOf(Read.Done.class);

            statement.execute("ROLLBACK");
            assertThat(put(store, "a", "3")).isEqualTo(new CommitOutcome.Committed());
        }
    }

    private void assertProblem(String text) {
        assertThatThrownBy(() -> SqliteFile.open(path))
                .isInstanceOf(StartupProblem.class)
                .hasMessageStartingWith("CONFIG_API_SQLITE_PATH " + text)
                .message()
                .doesNotContain("\n");
    }

    private static ConfigStore store(SqliteFile file) {
        return new CheckedStore(new SqliteStore(file));
    }

    private static void limitPages(SqliteFile file, int pages) throws SQLException {
        execute(file, "PRAGMA max_page_count = " + pages);
    }

    private static void execute(SqliteFile file, String sql) throws SQLException {
        Connection writer = Objects.requireNonNull(file.borrowWriter());
        try (var statement = writer.createStatement()) {
            statement.execute(sql);
        }
        file.giveBackWriter(writer);
    }

    private static String pragma(Connection connection, String name) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("PRAGMA " + name)) {
            return row.getString(1);
        }
    }
}
