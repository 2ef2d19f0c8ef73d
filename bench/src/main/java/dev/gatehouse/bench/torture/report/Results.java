package dev.gatehouse.bench.torture.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// The file that tells of a run also when it is cut short: a line of JSON each minute, and one at the end.
public record Results(Path file) {
    public void append(Report report) throws IOException {
        Files.writeString(file, report.asJson() + "\n", UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }
}
