package dev.gatehouse.config.sqlite;

import dev.gatehouse.config.entry.Bytes;
import dev.gatehouse.config.entry.CommitOutcome;
import dev.gatehouse.config.entry.Compare;
import dev.gatehouse.config.entry.ConfigStore;
import dev.gatehouse.config.entry.Entry;
import dev.gatehouse.config.entry.LogEntry;
import dev.gatehouse.config.entry.Operation;
import dev.gatehouse.config.entry.Read;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The configuration in a SQLite file. Commits come one after another; each is one `BEGIN IMMEDIATE` transaction.
final class SqliteStore implements ConfigStore {
    private static final String GET = "SELECT key, value FROM entry WHERE key = ?";
    private static final String LIST =
            "SELECT key, value FROM entry WHERE key >= ? AND key < ? AND key > ? ORDER BY key LIMIT ?";
    private static final String LOG = "SELECT number, value FROM log WHERE number > ? ORDER BY number LIMIT ?";

    private final SqliteFile file;

    SqliteStore(SqliteFile file) {
        this.file = file;
    }

    @Override
    public Read<Optional<Entry>> get(String key) {
        return query(GET, SqliteStore::entry, utf8(key))
                .map(found -> found.stream().findFirst());
    }

    @Override
    public Read<List<Entry>> list(String prefix, String after, int limit) {
        return query(LIST, SqliteStore::entry, utf8(prefix), end(prefix), utf8(after), limit);
    }

    @Override
    public Read<List<LogEntry>> readLog(long after, int limit) {
        return query(LOG, row -> new LogEntry(row.getLong(1), Bytes.of(row.getBytes(2))), after, limit);
    }

    @Override
    public CommitOutcome commit(List<Compare> compares, List<Operation> operations) {
        Connection connection = file.borrowWriter();
        if (connection == null) {
            return new CommitOutcome.Unavailable("the writer is busy");
        }
        try {
            return new SqliteCommit(connection).run(compares, operations);
        } finally {
            file.giveBackWriter(connection);
        }
    }

    /// Reads one row.
    private interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    private <T> Read<List<T>> query(String sql, Row<T> row, Object... parameters) {
        Connection connection = file.borrowReader();
        if (connection == null) {
            return new Read.Unavailable<>("all readers are busy");
        }
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            return new Read.Done<>(rows(statement, row));
        } catch (SQLException e) {
            return new Read.Unavailable<>(String.valueOf(e.getMessage()));
        } finally {
            file.giveBackReader(connection);
        }
    }

    private static <T> List<T> rows(PreparedStatement statement, Row<T> row) throws SQLException {
        List<T> all = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                all.add(row.read(rows));
            }
        }
        return List.copyOf(all);
    }

    private static Entry entry(ResultSet row) throws SQLException {
        return new Entry(new String(row.getBytes(1), StandardCharsets.UTF_8), Bytes.of(row.getBytes(2)));
    }

    static byte[] utf8(String key) {
        return key.getBytes(StandardCharsets.UTF_8);
    }

    /// The first key behind all that begin with this prefix. UTF-8 never holds the byte 255, so there is one.
    private static byte[] end(String prefix) {
        byte[] end = utf8(prefix);
        end[end.length - 1]++;
        return end;
    }
}
