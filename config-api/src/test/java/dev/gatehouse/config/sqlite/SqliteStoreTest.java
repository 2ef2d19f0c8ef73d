package dev.gatehouse.config.sqlite;

import dev.gatehouse.config.entry.CheckedStore;
import dev.gatehouse.config.entry.ConfigStore;
import dev.gatehouse.config.fixture.ConfigStoreContract;
import dev.gatehouse.config.fixture.ReleasesContract;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

class SqliteStoreTest implements ConfigStoreContract, ReleasesContract {
    @TempDir
    static Path folder;

    private static SqliteFile file;

    @BeforeAll
    static void open() {
        file = SqliteFile.open(folder.resolve("config.db"));
    }

    @AfterAll
    static void close() {
        file.close();
    }

    @Override
    public ConfigStore store() {
        return new CheckedStore(new SqliteStore(file));
    }
}
