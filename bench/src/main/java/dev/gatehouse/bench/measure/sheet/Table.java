package dev.gatehouse.bench.measure.sheet;

import dev.gatehouse.bench.measure.figure.Figure;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Figures as lines of a terminal.
public final class Table {
    private static final String FORM = "%-72s %12s %-15s %12s %6s  %-22s %s";

    private Table() {}

    /// All of them with a header.
    public static List<String> of(List<Figure> figures) {
        List<String> lines = new ArrayList<>();
        lines.add("");
        lines.add(String.format(Locale.ROOT, FORM, "what", "value", "unit", "limit", "ratio", "goal", "met"));
        figures.forEach(figure -> lines.add(line(figure)));
        return lines;
    }

    /// One of them.
    public static String line(Figure figure) {
        return String.format(
                Locale.ROOT,
                FORM,
                figure.name(),
                Figure.number(figure.value()),
                figure.unit(),
                number(figure.limit()),
                number(figure.ratio()),
                figure.goal(),
                figure.met() ? "yes" : "NO");
    }

    static String number(@Nullable Double value) {
        return value == null ? "–" : Figure.number(value);
    }
}
