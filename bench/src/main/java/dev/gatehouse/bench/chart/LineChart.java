package dev.gatehouse.bench.chart;

import dev.gatehouse.bench.chart.Line.Style;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.knowm.xchart.AnnotationLine;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.markers.SeriesMarkers;

/// Lines over a common x axis, such as time.
///
/// @param title above it
/// @param xTitle what the x axis counts, with its unit
/// @param lines at least one
/// @param mark where on the x axis a vertical line stands; null: nowhere
public record LineChart(
        String title,
        String xTitle,
        List<Line> lines,
        @Nullable Double mark) {
    private static final int WIDTH = 480;
    private static final int HEIGHT = 300;
    private static final int DOT = 3;

    /// Copies the list.
    public LineChart {
        lines = List.copyOf(lines);
    }

    XYChart draw() {
        XYChart chart = new XYChartBuilder()
                .width(WIDTH)
                .height(HEIGHT)
                .title(title)
                .xAxisTitle(xTitle)
                .build();
        Look.plain(chart.getStyler());
        chart.getStyler().setMarkerSize(DOT);
        chart.getStyler().setYAxisTickLabelsFormattingFunction(Look::number);
        chart.getStyler().setXAxisTickLabelsFormattingFunction(Look::number);
        chart.getStyler().setLegendPosition(LegendPosition.InsideSE).setLegendVisible(lines.size() > 1);
        lines.forEach(line -> add(chart, line));
        if (mark != null) {
            chart.addAnnotation(new AnnotationLine(mark, true, false));
        }
        return chart;
    }

    private static void add(XYChart chart, Line line) {
        XYSeries series = chart.addSeries(line.name(), line.x(), line.y());
        boolean dots = line.style() == Style.DOTS;
        series.setXYSeriesRenderStyle(dots ? XYSeriesRenderStyle.Scatter : XYSeriesRenderStyle.Line);
        series.setMarker(dots ? SeriesMarkers.CIRCLE : SeriesMarkers.NONE);
    }
}
