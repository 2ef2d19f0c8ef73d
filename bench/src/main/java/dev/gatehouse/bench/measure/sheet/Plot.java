package dev.gatehouse.bench.measure.sheet;

import dev.gatehouse.bench.measure.figure.Figure;
import java.util.List;
import java.util.Locale;

/// Horizontal bars of values, each with a mark where its limit is, as SVG. Every bar has a scale of its own: the limit
/// is at the same place in all.
final class Plot {
    private static final int WIDTH = 960;
    private static final int ROW = 26;
    private static final int LABEL = 470;
    private static final int LIMIT_AT = 320;
    private static final int MOST = 400;
    private static final String MET = "#2e7d32";
    private static final String MISSED = "#c62828";

    private Plot() {}

    /// Of those that have a limit.
    static String of(List<Figure> figures) {
        List<Figure> limited =
                figures.stream().filter(figure -> figure.ratio() != null).toList();
        StringBuilder svg = new StringBuilder(String.format(Locale.ROOT, """
            <svg xmlns="http://www.w3.org/2000/svg" width="%d" height="%d" font-family="sans-serif" font-size="12">
            <rect width="100%%" height="100%%" fill="white"/>
            """, WIDTH, (limited.size() + 1) * ROW));
        for (int n = 0; n < limited.size(); n++) {
            svg.append(bar(limited.get(n), n * ROW + ROW / 2));
        }
        int limit = LABEL + LIMIT_AT;
        return svg.append(String.format(Locale.ROOT, """
            <line x1="%1$d" x2="%1$d" y1="4" y2="%2$d" stroke="black" stroke-dasharray="3 3"/>
            <text x="%1$d" y="%3$d" text-anchor="middle">limit</text>
            </svg>
            """, limit, limited.size() * ROW + 4, limited.size() * ROW + 18))
                .toString();
    }

    private static String bar(Figure figure, int y) {
        Double ratio = figure.ratio();
        double width = Math.min(MOST, LIMIT_AT * (ratio == null ? 0 : ratio));
        return String.format(
                Locale.ROOT,
                """
                <text x="%d" y="%d" text-anchor="end">%s</text>
                <rect x="%d" y="%d" width="%.1f" height="14" fill="%s"/>
                <text x="%.1f" y="%d">%s</text>
                """,
                LABEL - 8,
                y + 4,
                escaped(figure.name()),
                LABEL,
                y - 7,
                width,
                figure.met() ? MET : MISSED,
                LABEL + width + 4,
                y + 4,
                Table.number(ratio));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
