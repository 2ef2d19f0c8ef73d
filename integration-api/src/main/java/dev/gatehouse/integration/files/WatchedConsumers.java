package dev.gatehouse.integration.files;

import dev.gatehouse.common.service.StartupProblem;
import dev.gatehouse.integration.consumer.Consumers;
import dev.gatehouse.integration.telemetry.ReloadReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The consumers of now: those of the file as it last stood still and was right.
///
/// A change takes effect as a whole. A file that is wrong changes nothing, is reported once, and is looked at again
/// when it changes again. It is read when two looks in turn found it the same: half a file may well be valid, without
/// the revocations at its end.
public final class WatchedConsumers implements Supplier<Consumers> {
    private final ConsumersFile file;
    private final ReloadReport report;
    private volatile Consumers current;
    private Optional<Stamp> inForce;
    private Optional<Stamp> lastSeen;

    /// By what a change of a file is told without reading it.
    private record Stamp(
            FileTime modified, long size, @Nullable Object key) {}

    /// Reads the file.
    ///
    /// @throws StartupProblem when it is wrong: there is nothing to go on with
    public WatchedConsumers(ConsumersFile file, ReloadReport report) {
        this.file = file;
        this.report = report;
        this.inForce = stamp(file.path());
        this.lastSeen = inForce;
        this.current = file.read();
        report.read(current.size());
    }

    @Override
    public Consumers get() {
        return current;
    }

    /// Looks at the file and takes over what has changed. Called every so often, by one thread at a time.
    public void look() {
        Optional<Stamp> seen = stamp(file.path());
        boolean still = seen.equals(lastSeen);
        lastSeen = seen;
        if (still && !seen.equals(inForce)) {
            inForce = seen;
            takeOver();
        }
    }

    private void takeOver() {
        try {
            Consumers read = file.read();
            current = read;
            report.read(read.size());
        } catch (StartupProblem problem) {
            report.refused(problem);
        }
    }

    private static Optional<Stamp> stamp(Path path) {
        try {
            BasicFileAttributes file = Files.readAttributes(path, BasicFileAttributes.class);
            return Optional.of(new Stamp(file.lastModifiedTime(), file.size(), file.fileKey()));
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
