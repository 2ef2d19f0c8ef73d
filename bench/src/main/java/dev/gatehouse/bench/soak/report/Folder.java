package dev.gatehouse.bench.soak.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.gatehouse.bench.soak.sample.Sample;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.stream.Stream;

/// The folder of one run, `.gatehouse/soak/<start>-seed-<n>`. What is in it is whole at any moment.
public record Folder(Path path) {
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    /// A new one.
    public static Folder create(Path checkout, long seed, Instant now) throws IOException {
        String name = STAMP.format(now) + "-seed-" + seed;
        return new Folder(Files.createDirectories(checkout.resolve(".gatehouse/soak/" + name)));
    }

    Path samples() {
        return path.resolve("samples.jsonl");
    }

    Path chart() {
        return path.resolve("chart.png");
    }

    /// Adds a sample: a line of JSON.
    public void append(Sample sample) throws IOException {
        Files.writeString(
                samples(), sample.asJson() + "\n", UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    /// Replaces the summary, for programs and for people.
    public void replace(Summary summary) throws IOException {
        replace("summary.json", summary.asJson() + "\n");
        replace("summary.txt", String.join("\n", summary.lines()) + "\n");
    }

    /// Deletes what only matters when something failed: the platform's keys, logs and data.
    public void forgetHome() throws IOException {
        try (Stream<Path> files = Files.walk(path.resolve("home"))) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private void replace(String name, String text) throws IOException {
        Path next = Files.writeString(path.resolve(name + ".next"), text, UTF_8);
        Files.move(next, path.resolve(name), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
