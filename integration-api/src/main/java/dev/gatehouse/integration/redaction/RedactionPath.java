package dev.gatehouse.integration.redaction;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Where a redaction applies: the part of JSONPath (RFC 9535) that needs no evaluation, such as
/// `$.data.phones[*].number`.
///
/// Names after dots, and `[*]` for every element of a list; at most 32 steps. Nothing else is a path: what looks like
/// one and isn't understood would be a field that everybody sees.
///
/// @param steps the names in turn, and [#EVERY] for the elements of a list
public record RedactionPath(List<String> steps) {
    /// Stands for every element of a list. No name, which never holds an asterisk.
    static final String EVERY = "[*]";

    private static final int MAX_STEPS = 32;
    private static final Pattern STEP = Pattern.compile("\\.([A-Za-z_][A-Za-z0-9_-]{0,127})|\\[\\*]");

    public RedactionPath {
        steps = List.copyOf(steps);
    }

    public static Optional<RedactionPath> parse(String text) {
        List<String> steps = new ArrayList<>();
        Matcher step = STEP.matcher(text).region(Math.min(1, text.length()), text.length());
        while (step.lookingAt()) {
            steps.add(step.group(1) == null ? EVERY : step.group(1));
            step.region(step.end(), text.length());
        }
        boolean whole = text.startsWith("$") && step.regionStart() == text.length();
        return whole && !steps.isEmpty() && steps.size() <= MAX_STEPS
                ? Optional.of(new RedactionPath(steps))
                : Optional.empty();
    }
}
