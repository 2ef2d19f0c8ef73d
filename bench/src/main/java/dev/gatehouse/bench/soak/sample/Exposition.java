package dev.gatehouse.bench.soak.sample;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A page of metrics in Prometheus's text format.
///
/// @param types `gauge`, `counter`, … by the metric's name
/// @param lines in their order
record Exposition(Map<String, String> types, List<Line> lines) {
    private static final String TYPE = "# TYPE ";

    /// @param labels as they stand between the braces; empty: none
    record Line(String name, String labels, double value) {
        /// Name and labels.
        String series() {
            return labels.isEmpty() ? name : name + "{" + labels + "}";
        }
    }

    static Exposition parse(String page) {
        Map<String, String> types = new HashMap<>();
        List<Line> lines = new ArrayList<>();
        for (String text : page.lines().toList()) {
            if (text.startsWith(TYPE)) {
                String[] words = text.substring(TYPE.length()).split(" ", -1);
                types.put(words[0], words[1]);
            } else if (!text.isEmpty() && !text.startsWith("#")) {
                lines.add(line(text));
            }
        }
        return new Exposition(types, lines);
    }

    /// `name{labels} value`. Labels may hold anything in quotes, so the ends count.
    private static Line line(String text) {
        int brace = text.indexOf('{');
        int end = brace < 0 ? text.indexOf(' ') : text.lastIndexOf('}') + 1;
        String name = brace < 0 ? text.substring(0, end) : text.substring(0, brace);
        String labels = brace < 0 ? "" : text.substring(brace + 1, end - 1);
        return new Line(name, labels, number(text.substring(end).strip().split(" ", -1)[0]));
    }

    private static double number(String text) {
        return switch (text) {
            case "+Inf" -> Double.POSITIVE_INFINITY;
            case "-Inf" -> Double.NEGATIVE_INFINITY;
            default -> Double.parseDouble(text);
        };
    }

    /// The sum of a metric's lines whose labels hold this text.
    double sum(String name, String labels) {
        return lines.stream()
                .filter(line -> line.name().equals(name) && line.labels().contains(labels))
                .mapToDouble(Line::value)
                .sum();
    }

    /// The lines of all metrics of a type whose name begins so.
    List<Line> of(String type, String beginning) {
        return lines.stream()
                .filter(line -> line.name().startsWith(beginning) && type.equals(types.get(line.name())))
                .toList();
    }
}
