package dev.gatehouse.bench.soak.report;

import dev.gatehouse.bench.soak.sample.Sample;
import dev.gatehouse.bench.soak.schedule.Plan;
import dev.gatehouse.bench.soak.trend.Slope;
import dev.gatehouse.bench.soak.trend.Trend;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/// The samples of a run so far, and the trends in those after the warm-up. Used by one thread.
public final class Course {
    static final double SECONDS_PER_HOUR = 3_600;

    private static final double SECONDS_PER_MINUTE = 60;
    private static final double MIB = 1 << 20;

    private final Plan plan;
    private final List<Sample> samples = new ArrayList<>();

    public Course(Plan plan) {
        this.plan = plan;
    }

    /// Adds the next.
    public void add(Sample sample) {
        samples.add(sample);
    }

    /// How many there are.
    public int size() {
        return samples.size();
    }

    /// A sample in a few words.
    public static String state(Sample sample) {
        return String.format(
                Locale.ROOT,
                "%5.1f min  heap %.1f MiB after a collection, resident %.0f MiB",
                sample.seconds() / SECONDS_PER_MINUTE,
                sample.held().getOrDefault("heap_live_bytes", 0.0) / MIB,
                sample.held().getOrDefault("resident_bytes", 0.0) / MIB);
    }

    List<Sample> samples() {
        return Collections.unmodifiableList(samples);
    }

    /// What the gateway had counted at the last of them.
    SortedMap<String, Double> counted() {
        return samples.isEmpty() ? new TreeMap<>() : samples.getLast().counted();
    }

    /// Those that count.
    List<Sample> measured() {
        return samples.stream()
                .filter(sample -> sample.seconds() >= plan.warmUp().toSeconds())
                .toList();
    }

    double measuredHours() {
        List<Sample> measured = measured();
        return measured.isEmpty()
                ? 0
                : (measured.getLast().seconds() - measured.getFirst().seconds()) / SECONDS_PER_HOUR;
    }

    /// The trend of each series that every measured sample has; none while there are too few samples.
    List<Trend> trends() {
        return names().stream().map(this::trend).flatMap(Optional::stream).toList();
    }

    private Optional<Trend> trend(String name) {
        List<Sample> measured = measured();
        return Slope.of(hours(measured), values(measured, name)).map(slope -> new Trend(name, measuredHours(), slope));
    }

    /// The names that every measured sample has.
    private Collection<String> names() {
        List<Sample> measured = measured();
        TreeSet<String> names = new TreeSet<>(
                measured.isEmpty() ? List.of() : measured.getLast().held().keySet());
        measured.forEach(sample -> names.retainAll(sample.held().keySet()));
        return names;
    }

    static List<Double> hours(List<Sample> samples) {
        return samples.stream()
                .map(sample -> sample.seconds() / SECONDS_PER_HOUR)
                .toList();
    }

    static List<Double> values(List<Sample> samples, String name) {
        return samples.stream()
                .map(sample -> sample.held().getOrDefault(name, 0.0))
                .toList();
    }
}
