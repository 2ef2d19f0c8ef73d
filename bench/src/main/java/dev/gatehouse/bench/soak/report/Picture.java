package dev.gatehouse.bench.soak.report;

import dev.gatehouse.bench.chart.Line;
import dev.gatehouse.bench.chart.LineChart;
import dev.gatehouse.bench.chart.Png;
import dev.gatehouse.bench.soak.sample.Sample;
import dev.gatehouse.bench.soak.schedule.Plan;
import dev.gatehouse.bench.soak.trend.Trend;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A chart for each series: its samples, its trend, and where the warm-up ended.
public record Picture(Plan plan, Course course) {
    private static final double MINUTES = 60;
    private static final double SECONDS = 60;
    private static final double MIB = 1 << 20;

    /// Writes it.
    ///
    /// @return why it can't be drawn here; empty when it was
    public Optional<String> write(Folder folder) throws IOException {
        List<LineChart> charts = course.trends().stream().map(this::chart).toList();
        return charts.isEmpty()
                ? Optional.of("no chart: there are too few samples")
                : Png.write(folder.chart(), charts);
    }

    private LineChart chart(Trend trend) {
        double unit = trend.isBytes() ? MIB : 1;
        List<Line> lines =
                Stream.of(samples(trend.name(), unit), line(trend, unit)).toList();
        String title = trend.isBytes() ? trend.name().replace("_bytes", ", MiB") : trend.name();
        return new LineChart(title, "minutes", lines, plan.warmUp().toSeconds() / SECONDS);
    }

    private Line samples(String name, double unit) {
        List<Sample> samples = course.samples();
        return new Line(
                "samples",
                samples.stream().map(sample -> sample.seconds() / SECONDS).toList(),
                Course.values(samples, name).stream().map(value -> value / unit).toList(),
                Line.Style.DOTS);
    }

    private Line line(Trend trend, double unit) {
        List<Double> hours = Course.hours(course.measured());
        List<Double> ends = List.of(hours.getFirst(), hours.getLast());
        return new Line(
                "trend",
                ends.stream().map(hour -> hour * MINUTES).toList(),
                ends.stream()
                        .map(hour -> (trend.slope().intercept()
                                        + hour * trend.slope().perHour())
                                / unit)
                        .toList(),
                Line.Style.JOINED);
    }
}
