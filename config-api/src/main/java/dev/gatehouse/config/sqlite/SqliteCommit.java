package dev.gatehouse.config.sqlite;

import dev.gatehouse.config.entry.Bytes;
import dev.gatehouse.config.entry.CommitOutcome;
import dev.gatehouse.config.entry.Compare;
import dev.gatehouse.config.entry.Operation;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/// One commit on the connection that writes.
final class SqliteCommit {
    private static final String GET = "SELECT value FROM entry WHERE key = ?";
    private static final String PUT =
            "INSERT INTO entry VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value";
    private static final String DELETE = "DELETE FROM entry WHERE key = ?";
    private static final String APPEND = "INSERT INTO log SELECT coalesce(max(number), 0) + 1, ? FROM log";

    private final Connection connection;

    SqliteCommit(Connection connection) {
        this.connection = connection;
    }

    CommitOutcome run(List<Compare> compares, List<Operation> operations) {
        try {
            execute("BEGIN IMMEDIATE");
            if (!allHold(compares)) {
                rollBack();
                return new CommitOutcome.Conflict();
            }
            for (Operation operation : operations) {
                apply(operation);
            }
        } catch (SQLException e) {
            rollBack();
            return isFull(e) ? new CommitOutcome.Full() : new CommitOutcome.Unavailable(message(e));
        }
        return finish();
    }

    private CommitOutcome finish() {
        try {
            execute("COMMIT");
            return new CommitOutcome.Committed();
        } catch (SQLException e) {
            rollBack();
            // What an I/O error left in the write-ahead log may count when the file is opened the next time. A full
            // disk leaves an incomplete end, which does not.
            return isFull(e) ? new CommitOutcome.Full() : new CommitOutcome.OutcomeUnknown(message(e));
        }
    }

    private boolean allHold(List<Compare> compares) throws SQLException {
        for (Compare compare : compares) {
            Optional<Bytes> current = value(compare.key());
            boolean holds = switch (compare) {
                case Compare.Is(var _, var value) -> current.equals(Optional.of(value));
                case Compare.Absent(var _) -> current.isEmpty();
            };
            if (!holds) {
                return false;
            }
        }
        return true;
    }

    private Optional<Bytes> value(String key) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(GET)) {
            statement.setBytes(1, SqliteStore.utf8(key));
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? Optional.of(Bytes.of(row.getBytes(1))) : Optional.empty();
            }
        }
    }

    private void apply(Operation operation) throws SQLException {
        switch (operation) {
            case Operation.Put(var key, var value) -> update(PUT, SqliteStore.utf8(key), value.toArray());
            case Operation.Delete(var key) -> update(DELETE, SqliteStore.utf8(key));
            case Operation.Append(var value) -> update(APPEND, value.toArray());
        }
    }

    private void update(String sql, byte[]... parameters) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setBytes(i + 1, parameters[i]);
            }
            statement.executeUpdate();
        }
    }

    private void execute(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /// Leaves no transaction open. Some errors have ended it already, and then there is nothing to roll back.
    private void rollBack() {
        try {
            execute("ROLLBACK");
        } catch (SQLException e) {
            // "cannot rollback - no transaction is active"; were one left, the next BEGIN would say so.
        }
    }

    private static boolean isFull(SQLException failure) {
        return failure instanceof SQLiteException sqlite && sqlite.getResultCode() == SQLiteErrorCode.SQLITE_FULL;
    }

    private static String message(SQLException failure) {
        return String.valueOf(failure.getMessage());
    }
}
