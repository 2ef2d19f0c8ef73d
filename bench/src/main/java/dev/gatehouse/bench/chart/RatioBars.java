package dev.gatehouse.bench.chart;

import java.awt.Color;
import java.util.List;
import org.knowm.xchart.AnnotationLine;
import org.knowm.xchart.HorizontalBarChart;
import org.knowm.xchart.HorizontalBarChartBuilder;
import org.knowm.xchart.style.HorizontalBarStyler;
import org.knowm.xchart.style.Styler.LegendPosition;

/// Values by their limits as horizontal bars, the first at the top, with a mark at 1.0: the limit.
///
/// @param title above it
/// @param bars at least one; names are their own in the chart
public record RatioBars(String title, List<Bar> bars) {
    private static final int WIDTH = 1_000;
    private static final int ROW = 26;
    private static final int BESIDES = 120;
    private static final double LIMIT = 1;
    private static final double LONGEST = 2;
    private static final double FILL = 0.9;

    /// Copies the list.
    public RatioBars {
        bars = List.copyOf(bars);
        if (bars.isEmpty()) {
            throw new IllegalArgumentException("a chart without bars");
        }
    }

    /// One ratio. A bar ends at 2.0 at the latest, so that one that is far off does not hide the others.
    ///
    /// @param met whether it is as good as was wanted: the bar's colour
    public record Bar(String name, double ratio, boolean met) {}

    HorizontalBarChart draw() {
        HorizontalBarChart chart = new HorizontalBarChartBuilder()
                .width(WIDTH)
                .height(BESIDES + ROW * bars.size())
                .title(title)
                .xAxisTitle("ratio to the limit")
                .build();
        HorizontalBarStyler style = chart.getStyler();
        Look.plain(style);
        style.setAvailableSpaceFill(FILL).setLabelsVisible(false);
        style.setXAxisMin(0.0).setXAxisMax(longest()).setPlotGridHorizontalLinesVisible(false);
        style.setSeriesColors(new Color[] {Look.MET, Look.MISSED}).setLegendPosition(LegendPosition.OutsideS);
        add(chart, "goal met", true);
        add(chart, "goal missed", false);
        chart.addAnnotation(new AnnotationLine(LIMIT, true, false));
        return chart;
    }

    private void add(HorizontalBarChart chart, String legend, boolean met) {
        // The y axis counts from below.
        List<Bar> fromBelow = bars.reversed();
        chart.addSeries(
                legend,
                fromBelow.stream().map(bar -> length(bar, met)).toList(),
                fromBelow.stream().map(Bar::name).toList());
    }

    private static double length(Bar bar, boolean met) {
        return bar.met() == met ? Math.min(LONGEST, bar.ratio()) : 0;
    }

    private double longest() {
        double longest = bars.stream().mapToDouble(Bar::ratio).max().orElse(LIMIT);
        return Math.clamp(longest, LIMIT * 1.1, LONGEST);
    }
}
