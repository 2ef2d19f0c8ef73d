package dev.gatehouse.bench.terminal;

import java.io.Console;
import java.io.PrintWriter;
import java.io.Writer;
import java.util.Optional;

/// Where a person reads. Colours and a line that is written over are for terminals alone.
public final class Screen {
    private static final String CLEAR = "\r\u001b[K";
    private static final String RESET = "\u001b[0m";
    private static final String GREEN = "\u001b[32m";
    private static final String RED = "\u001b[31m";

    private final PrintWriter out;
    private final boolean terminal;
    private boolean dirty;

    private Screen(PrintWriter out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
    }

    public static Screen on(PrintWriter out) {
        return new Screen(
                out,
                Optional.ofNullable(System.console())
                                .filter(Console::isTerminal)
                                .isPresent()
                        && System.getenv("NO_COLOR") == null);
    }

    public static Screen silent() {
        return new Screen(new PrintWriter(Writer.nullWriter()), false);
    }

    public synchronized void line(String text) {
        out.println((dirty ? CLEAR : "") + text);
        out.flush();
        dirty = false;
    }

    /// Replaces the last progress; nothing where nobody watches.
    public synchronized void progress(String text) {
        if (terminal) {
            out.print(CLEAR + text);
            out.flush();
            dirty = true;
        }
    }

    /// The text, green or red on a terminal.
    public String verdict(boolean good, String text) {
        return terminal ? (good ? GREEN : RED) + text + RESET : text;
    }
}
