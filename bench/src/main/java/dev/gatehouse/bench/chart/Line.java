package dev.gatehouse.bench.chart;

import java.util.List;

/// What was seen at places of the x axis.
///
/// @param name for the legend, its own in the chart
/// @param x as many as `y`, at least one
/// @param style how it is drawn
public record Line(String name, List<Double> x, List<Double> y, Style style) {
    /// Copies the lists.
    public Line {
        x = List.copyOf(x);
        y = List.copyOf(y);
        if (x.isEmpty() || x.size() != y.size()) {
            throw new IllegalArgumentException("a line of " + x.size() + " places and " + y.size() + " values");
        }
    }

    /// What is seen of it.
    public enum Style {
        /// Each value for itself.
        DOTS,
        /// Values joined.
        JOINED
    }
}
