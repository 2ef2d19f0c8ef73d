package dev.gatehouse.bench.measure;

import dev.gatehouse.bench.measure.figure.Figure;
import dev.gatehouse.bench.measure.gauge.Gauge;
import dev.gatehouse.bench.measure.lab.Lab;
import dev.gatehouse.bench.measure.lab.Scale;
import dev.gatehouse.bench.measure.sheet.Sheet;
import dev.gatehouse.bench.measure.sheet.Table;
import dev.gatehouse.bench.measure.stand.Machine;
import dev.gatehouse.bench.measure.stand.Stand;
import dev.gatehouse.bench.terminal.Screen;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// One session of measurements: what is found is shown and kept at once, because the next one may fail.
final class Session {
    private final Path checkout;
    private final Scale scale;
    private final Screen screen;
    private final Consumer<Figure> listener;
    private final Instant began = Clock.systemUTC().instant().truncatedTo(ChronoUnit.SECONDS);
    private final Path folder;
    private final List<Figure> figures = new ArrayList<>();
    private final List<String> remarks = new ArrayList<>();

    Session(Path checkout, Scale scale, Screen screen, Consumer<Figure> listener) {
        this.checkout = checkout;
        this.scale = scale;
        this.screen = screen;
        this.listener = listener;
        this.folder = checkout.resolve(".gatehouse/bench/" + began.toString().replace(":", ""));
    }

    /// Runs them in turn.
    ///
    /// @param publish whether the documentation is to be written
    /// @return false when one of them could not be measured
    boolean run(List<Gauge> gauges, boolean publish)
            throws IOException, GeneralSecurityException, InterruptedException {
        boolean whole = true;
        try (Stand stand = Stand.start(checkout, folder, line -> screen.line("  " + line));
                Lab lab = new Lab(stand, scale, this::found, this::remark)) {
            for (Gauge gauge : gauges) {
                whole &= measured(gauge, lab);
            }
        }
        Table.of(figures).forEach(screen::line);
        Sheet sheet = new Sheet(Machine.describe(), began, scale.quick(), figures, remarks);
        sheet.write(publish && !scale.quick() ? checkout.resolve("docs/benchmarks") : folder);
        screen.line("");
        screen.line("written: " + (publish && !scale.quick() ? "docs/benchmarks/gateway.md" : folder + "/gateway.md"));
        return whole;
    }

    private boolean measured(Gauge gauge, Lab lab) throws InterruptedException {
        screen.line("");
        screen.line(gauge.name());
        try {
            gauge.run(lab);
            return true;
        } catch (IOException | RuntimeException e) {
            remark(gauge.name() + " was not measured: " + e);
            return false;
        }
    }

    private void found(Figure figure) {
        figures.add(figure);
        screen.line("  " + Table.line(figure));
        listener.accept(figure);
        keep(figure.asJson());
    }

    private void remark(String text) {
        remarks.add(text);
        screen.line("  " + text);
    }

    private void keep(String line) {
        try {
            Files.writeString(
                    folder.resolve("figures.jsonl"), line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
