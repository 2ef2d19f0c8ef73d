package dev.gatehouse.local.platform;

import java.util.List;

/// Why the platform does not run: one line for people, and what may help them further.
public final class PlatformFault extends Exception {
    private static final long serialVersionUID = 1;

    private final String line;
    private final List<String> details;

    /// A fault that its line says all about.
    public PlatformFault(String line) {
        this(line, List.of());
    }

    /// @param details such as the last lines of a log
    public PlatformFault(String line, List<String> details) {
        super(line);
        this.line = line;
        this.details = List.copyOf(details);
    }

    /// What is wrong and what to do about it.
    public String line() {
        return line;
    }

    /// Further lines, verbatim from elsewhere.
    public List<String> details() {
        return details;
    }
}
