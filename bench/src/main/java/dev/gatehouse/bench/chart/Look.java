package dev.gatehouse.bench.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.util.Locale;
import org.knowm.xchart.style.AxesChartStyler;

/// How all charts look: black on white, small type, thin grid.
final class Look {
    static final Color MET = new Color(0x2e7d32);
    static final Color MISSED = new Color(0xc62828);

    private static final Color GRID = new Color(0xdddddd);
    private static final Font SMALL = new Font(Font.SANS_SERIF, Font.PLAIN, 11);
    private static final Font TITLE = new Font(Font.SANS_SERIF, Font.BOLD, 13);
    private static final double THOUSAND = 1_000;
    private static final float[] DASHES = {4, 4};

    private Look() {}

    static void plain(AxesChartStyler style) {
        style.setChartBackgroundColor(Color.WHITE)
                .setChartTitleFont(TITLE)
                .setLegendFont(SMALL)
                .setLegendBorderColor(GRID)
                .setPlotBorderVisible(false)
                .setAnnotationLineColor(Color.BLACK)
                .setAnnotationLineStroke(
                        new BasicStroke(1, BasicStroke.CAP_BUTT, BasicStroke.JOIN_BEVEL, 1, DASHES, 0));
        style.setAxisTitleFont(SMALL).setAxisTickLabelsFont(SMALL).setPlotGridLinesColor(GRID);
    }

    /// As a tick of an axis has it: whole thousands with separators, else four digits that count.
    static String number(double value) {
        if (Math.abs(value) >= THOUSAND) {
            return String.format(Locale.ROOT, "%,.0f", value).replace(',', ' ');
        }
        return String.format(Locale.ROOT, "%.4g", value)
                .replaceFirst("(\\.\\d*?)0+$", "$1")
                .replaceFirst("\\.$", "");
    }
}
