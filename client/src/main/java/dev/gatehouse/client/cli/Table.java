package dev.gatehouse.client.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Columns for people, each as wide as its widest cell. What a cell holds is shown on one line, without control
/// characters.
final class Table {
    private static final String GAP = "  ";

    private final List<List<String>> rows = new ArrayList<>();

    Table(String... headings) {
        row(headings);
    }

    Table row(String... cells) {
        rows.add(IntStream.range(0, cells.length)
                .mapToObj(i -> cells[i].isEmpty() ? "-" : PayloadText.oneLine(cells[i]))
                .toList());
        return this;
    }

    /// True iff there is more than the headings.
    boolean hasRows() {
        return rows.size() > 1;
    }

    /// Prints all rows, the headings dimmed.
    void print(Terminal terminal) {
        terminal.line(terminal.dim(line(rows.getFirst())));
        rows.stream().skip(1).map(this::line).forEach(terminal::line);
    }

    private String line(List<String> row) {
        return IntStream.range(0, row.size())
                .mapToObj(column -> padded(row.get(column), width(column)))
                .collect(Collectors.joining(GAP))
                .stripTrailing();
    }

    private int width(int column) {
        return rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
    }

    private static String padded(String cell, int width) {
        return cell + " ".repeat(width - cell.length());
    }
}
