package dev.gatehouse.bench.measure.sheet;

import dev.gatehouse.bench.chart.Png;
import dev.gatehouse.bench.chart.RatioBars;
import dev.gatehouse.bench.measure.figure.Figure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// The page of the documentation: table, plot, machine, date, and what falls short.
///
/// @param remarks what was told on the way
public record Sheet(String machine, Instant at, boolean quick, List<Figure> figures, List<String> remarks) {
    private static final String PICTURE = "gateway.png";

    public Sheet {
        figures = List.copyOf(figures);
        remarks = List.copyOf(remarks);
    }

    /// Writes `gateway.md`, and `gateway.png` where this machine can draw.
    public void write(Path folder) throws IOException {
        Files.createDirectories(folder);
        Optional<String> undrawn = draw(folder.resolve(PICTURE));
        String picture = undrawn.orElse("![Values beside their limits](" + PICTURE + ")");
        Files.writeString(folder.resolve("gateway.md"), text(picture));
    }

    private Optional<String> draw(Path file) throws IOException {
        List<RatioBars.Bar> bars = new ArrayList<>();
        for (Figure figure : figures) {
            Double ratio = figure.ratio();
            if (ratio != null) {
                bars.add(new RatioBars.Bar(figure.name(), ratio, figure.met()));
            }
        }
        return bars.isEmpty()
                ? Optional.of("No figure has a limit to be drawn beside.")
                : Png.write(file, new RatioBars("gateway-service: values beside their limits", bars));
    }

    private String text(String picture) {
        return """
            # Benchmarks of gateway-service

            Written by `./gatehouse bench gateway%s` on %s.
            Machine: %s; load, Redis and gateway share its processors.

            Every rate is per CPU-second of the gateway's process (user and kernel time), because load and Redis take
            their share of the same processors. A limit was measured in the same run: a gRPC server that does nothing but
            push the same payload over the same number of connections, and the provider's signatures alone. The window is
            the number of deliveries that are under way at most; with a larger one more writes are merged. The load
            generator verifies the signature of every 2,000th event.

            %s

            | What | Value | Unit | Limit | Ratio | Goal | Met |
            | --- | --- | --- | --- | --- | --- | --- |
            %s

            ## What falls short

            %s

            ## Seen on the way

            %s
            """.formatted(
                        quick ? " --quick" : "",
                        at,
                        machine,
                        picture,
                        figures.stream().map(Sheet::row).collect(Collectors.joining("\n")),
                        shortfalls(),
                        remarks.stream().map(remark -> "- " + remark).collect(Collectors.joining("\n")));
    }

    private static String row(Figure figure) {
        return "| " + figure.name() + " | " + Figure.number(figure.value()) + " | " + figure.unit() + " | "
                + Table.number(figure.limit()) + " | " + Table.number(figure.ratio()) + " | " + figure.goal() + " | "
                + (figure.met() ? "yes" : "**no**") + " |";
    }

    private String shortfalls() {
        String list = figures.stream()
                .filter(figure -> !figure.met())
                .map(figure -> "- " + figure.name() + ": " + Figure.number(figure.value()) + " " + figure.unit()
                        + ", goal " + figure.goal())
                .collect(Collectors.joining("\n"));
        return list.isEmpty() ? "Nothing." : list;
    }
}
