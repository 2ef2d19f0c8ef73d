package dev.gatehouse.bench.torture.report;

import dev.gatehouse.local.material.Home;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.stream.Stream;

/// The folder of one run, `.gatehouse/torture/<start>-seed-<n>`: results, facts, and the home of its platform.
public record Folder(Path path) {
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    public static Folder create(Path checkout, long seed) throws IOException {
        String name = STAMP.format(Instant.now()) + "-seed-" + seed;
        return new Folder(Files.createDirectories(checkout.resolve(".gatehouse/torture/" + name)));
    }

    public Path results() {
        return path.resolve("results.jsonl");
    }

    public Path facts() {
        return path.resolve("facts.jsonl");
    }

    public Home home() {
        return new Home(path.resolve("home"));
    }

    /// Leaves the results alone.
    public void forgetTheRest() throws IOException {
        Files.deleteIfExists(facts());
        try (Stream<Path> files = Files.walk(home().folder())) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
