package dev.gatehouse.bench.soak.sample;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.databind.json.JsonMapper;

/// What a gateway held at a moment, and what it had counted by then.
///
/// @param seconds since the load began
/// @param held sizes by name; a name that ends in `_bytes` counts those
/// @param counted the gateway's counters that are not 0
public record Sample(Instant at, double seconds, SortedMap<String, Double> held, SortedMap<String, Double> counted) {
    private static final double PRECISION = 1_000;

    /// Copies the maps.
    public Sample {
        held = Collections.unmodifiableSortedMap(new TreeMap<>(held));
        counted = Collections.unmodifiableSortedMap(new TreeMap<>(counted));
    }

    /// One JSON object on one line.
    public String asJson() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("at", at.toString());
        json.put("seconds", Math.round(seconds * PRECISION) / PRECISION);
        json.put("held", held);
        json.put("counted", counted);
        return JsonMapper.shared().writeValueAsString(json);
    }
}
