package dev.gatehouse.bench.torture.report;

import dev.gatehouse.bench.torture.flow.Flow;
import dev.gatehouse.bench.torture.history.Fact;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// One kind of fault in the table: how often it was done, and how long it took until events flowed again.
///
/// @param measured those that no other trouble hid
/// @param times in milliseconds, in order; [Flow#NEVER] sorts last
/// @param outage the longest time from the beginning of one
record FaultRow(String kind, long count, int measured, List<Long> times, long outage) {
    static List<FaultRow> of(List<Fact> facts, List<Flow> flows) {
        Map<String, Long> counts = facts.stream()
                .filter(Fact.Faulted.class::isInstance)
                .map(Fact.Faulted.class::cast)
                .collect(Collectors.groupingBy(Fact.Faulted::kind, TreeMap::new, Collectors.counting()));
        List<FaultRow> rows = new ArrayList<>();
        counts.forEach((kind, count) -> {
            List<Flow> own = flows.stream()
                    .filter(flow -> flow.fault().kind().equals(kind))
                    .toList();
            List<Long> times = own.stream().map(Flow::worst).sorted().toList();
            long outage = own.stream().mapToLong(Flow::outage).max().orElse(-1);
            rows.add(new FaultRow(kind, count, times.size(), times, outage));
        });
        return rows;
    }

    static String header() {
        return String.format(
                Locale.ROOT,
                "  %-24s %6s %9s %14s %12s %14s",
                "FAULT",
                "COUNT",
                "MEASURED",
                "MEDIAN TO FLOW",
                "WORST",
                "WORST OUTAGE");
    }

    String line() {
        return String.format(
                Locale.ROOT,
                "  %-24s %6d %9d %14s %12s %14s",
                kind,
                count,
                measured,
                shown(median()),
                shown(worst()),
                shown(outage));
    }

    private long median() {
        return times.isEmpty() ? -1 : times.get(times.size() / 2);
    }

    private long worst() {
        return times.isEmpty() ? -1 : times.getLast();
    }

    private static String shown(long millis) {
        if (millis < 0) {
            return "-";
        }
        return millis == Flow.NEVER ? "never" : millis + " ms";
    }

    Map<String, Object> asJson() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("kind", kind);
        json.put("count", count);
        json.put("measured", measured);
        if (!times.isEmpty()) {
            json.put("median_ms", median());
            json.put("worst_ms", worst());
            json.put("worst_outage_ms", outage);
        }
        return json;
    }
}
