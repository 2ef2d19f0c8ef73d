package dev.gatehouse.config.sqlite;

import dev.gatehouse.common.service.StartupProblem;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/// The tables of the SQLite file, and the row that tells their version.
final class SqliteSchema {
    private static final int VERSION = 1;

    private SqliteSchema() {}

    /// Makes the tables of a new file, and refuses a file of a newer version.
    static void prepare(Path path, Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("BEGIN IMMEDIATE");
            statement.execute("CREATE TABLE IF NOT EXISTS about (name TEXT PRIMARY KEY, value INTEGER NOT NULL)");
            statement.execute("INSERT OR IGNORE INTO about VALUES ('schema', " + VERSION + ")");
            int version = version(statement);
            if (version > VERSION) {
                throw new StartupProblem(
                        SqliteSettings.PATH,
                        "names " + path + ", which a newer version has written (schema " + version + ", this one knows "
                                + VERSION + ").");
            }
            // A key is bytes, so that the order is that of its UTF-8.
            statement.execute("CREATE TABLE IF NOT EXISTS entry (key BLOB PRIMARY KEY, value BLOB NOT NULL)");
            statement.execute("CREATE TABLE IF NOT EXISTS log (number INTEGER PRIMARY KEY, value BLOB NOT NULL)");
            statement.execute("COMMIT");
        }
    }

    private static int version(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery("SELECT value FROM about WHERE name = 'schema'")) {
            return row.next() ? row.getInt(1) : 0;
        }
    }
}
