package dev.gatehouse.config.sqlite;

import dev.gatehouse.config.entry.CheckedStore;
import dev.gatehouse.config.fixture.Contents;
import dev.gatehouse.config.release.ConfigScope;
import dev.gatehouse.config.release.PublishOutcome;
import dev.gatehouse.config.release.Releases;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;

/// A process that publishes releases until it is killed, and prints each revision as soon as it is acknowledged.
final class SqlitePublisher {
    static final ConfigScope SCOPE = new ConfigScope("demo", "shop", "production");

    private SqlitePublisher() {}

    public static void main(String[] arguments) {
        SqliteFile file = SqliteFile.open(Path.of(arguments[0]));
        Releases releases = new Releases(new CheckedStore(new SqliteStore(file)), InstantSource.system());
        Optional<String> head = Optional.empty();
        for (int i = 1; i < Integer.MAX_VALUE; i++) {
            switch (releases.publish(SCOPE, Contents.withValue("v" + i), head, "p")) {
                case PublishOutcome.Published(var release) -> {
                    System.out.println(release.revision());
                    System.out.flush();
                    head = Optional.of(release.revision());
                }
                case PublishOutcome.Conflict(var current) -> head = current.map(release -> release.revision());
                case PublishOutcome outcome -> throw new IllegalStateException(outcome.toString());
            }
        }
    }
}
