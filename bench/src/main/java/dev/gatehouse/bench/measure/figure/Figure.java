package dev.gatehouse.bench.measure.figure;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// One row of the table.
///
/// @param limit what was measured beside it as the most, or the least, that is possible; null: nothing was
/// @param ratio value by limit; null without a limit
/// @param goal for people
public record Figure(
        String name,
        double value,
        String unit,
        @Nullable Double limit,
        @Nullable Double ratio,
        String goal,
        boolean met) {

    /// A rate that should reach a share of its limit.
    public static Figure rate(String name, double value, String unit, double limit, double share) {
        double ratio = value / limit;
        return new Figure(name, value, unit, limit, ratio, "ratio ≥ " + share, ratio >= share);
    }

    /// A rate that should reach a number.
    public static Figure atLeast(String name, double value, String unit, double floor) {
        return new Figure(name, value, unit, null, null, "≥ " + number(floor), value >= floor);
    }

    /// A cost that may exceed its limit by a factor.
    public static Figure cost(String name, double value, String unit, double limit, double factor) {
        double ratio = value / limit;
        return new Figure(name, value, unit, limit, ratio, "ratio ≤ " + factor, ratio <= factor);
    }

    /// A value that may exceed its limit by a number.
    public static Figure within(String name, double value, String unit, double limit, double margin) {
        String goal = "≤ limit + " + number(margin) + " " + unit;
        return new Figure(name, value, unit, limit, value / limit, goal, value <= limit + margin);
    }

    /// A value that should stay at or below a number.
    public static Figure atMost(String name, double value, String unit, double ceiling) {
        return new Figure(name, value, unit, null, null, "≤ " + number(ceiling), value <= ceiling);
    }

    /// One JSON object on one line.
    public String asJson() {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("name", name);
        json.put("value", value);
        json.put("unit", unit);
        json.put("limit", limit);
        json.put("ratio", ratio);
        json.put("goal", goal);
        json.put("met", met);
        return JsonMapper.shared().writeValueAsString(json);
    }

    /// The number as people read it: three digits that count, or whole thousands with separators.
    public static String number(double value) {
        if (Math.abs(value) >= 1_000) {
            return String.format(Locale.ROOT, "%,.0f", value).replace(',', ' ');
        }
        String text = String.format(Locale.ROOT, Math.abs(value) >= 100 ? "%.0f" : "%.2f", value);
        return text.endsWith(".00") ? text.substring(0, text.length() - ".00".length()) : text;
    }
}
