package dev.gatehouse.config.sqlite;

import static dev.gatehouse.config.fixture.Stores.done;
import static dev.gatehouse.config.fixture.Stores.log;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.gatehouse.common.service.StartupProblem;
import dev.gatehouse.config.entry.CheckedStore;
import dev.gatehouse.config.entry.ConfigStore;
import dev.gatehouse.config.fixture.Contents;
import dev.gatehouse.config.release.PublishedContent;
import dev.gatehouse.config.release.Release;
import dev.gatehouse.config.release.Releases;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A process of its own on the file: what it leaves when it is killed, and that it is alone.
class SqliteProcessTest {
    private static final int ROUNDS = 3;
    private static final int PER_ROUND = 60;

    @TempDir
    Path folder;

    @Test
    void killedProcessLosesNothingThatItAcknowledged() throws Exception {
        Path path = folder.resolve("config.db");
        List<String> acknowledged = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            acknowledged.addAll(publishUntilKilled(path));
        }

        try (SqliteFile file = SqliteFile.open(path)) {
            ConfigStore store = new CheckedStore(new SqliteStore(file));
            List<Release> history = history(store);
            assertThat(history).extracting(Release::revision).containsAll(acknowledged);
            assertThat(history).hasSizeBetween(acknowledged.size(), acknowledged.size() + ROUNDS);
            assertThat(log(store, 0)).hasSameSizeAs(history);
        }
    }

    @Test
    void secondProcessIsRefusedAndTheFirstGoesOn() throws Exception {
        Path path = folder.resolve("config.db");
        Process first = launch(path);
        try {
            await().until(() -> !acknowledged().isEmpty());

            assertThatThrownBy(() -> SqliteFile.open(path))
                    .isInstanceOf(StartupProblem.class)
                    .hasMessageStartingWith("CONFIG_API_SQLITE_PATH names " + path + ", which another process uses")
                    .hasMessageContaining("CONFIG_API_STORE=etcd");

            int before = acknowledged().size();
            await().until(() -> acknowledged().size() > before);
        } finally {
            first.destroyForcibly().waitFor();
        }
        SqliteFile.open(path).close();
    }

    private List<String> publishUntilKilled(Path path) throws IOException, InterruptedException {
        Process process = launch(path);
        try {
            await().until(() -> !process.isAlive() || acknowledged().size() >= PER_ROUND);
        } finally {
            process.destroyForcibly().waitFor();
        }
        assertThat(acknowledged()).hasSizeGreaterThanOrEqualTo(PER_ROUND);
        return acknowledged();
    }

    /// What the process has printed, without a line that is still being written.
    private List<String> acknowledged() throws IOException {
        return Files.readString(output())
                .lines()
                .filter(line -> line.matches("\\d+-[0-9a-f]{32}"))
                .toList();
    }

    private Path output() {
        return folder.resolve("output");
    }

    private Process launch(Path path) throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        SqlitePublisher.class.getName(),
                        path.toString())
                .redirectOutput(output().toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        return process;
    }

    private static List<Release> history(ConfigStore store) {
        Releases releases = new Releases(store, InstantSource.system());
        List<Release> all = new ArrayList<>();
        long before = Long.MAX_VALUE;
        while (before > 1) {
            all.addAll(done(releases.history(SqlitePublisher.SCOPE, before, 100)));
            before = all.getLast().number();
        }
        PublishedContent oldest = done(releases.read(SqlitePublisher.SCOPE, 1)).orElseThrow();
        assertThat(oldest.content()).isEqualTo(Contents.withValue("v1"));
        return all;
    }
}
