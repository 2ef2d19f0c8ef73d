package dev.gatehouse.bench.torture.claim;

import java.util.ArrayList;
import java.util.List;

/// How often a claim was put to the test, and where it did not hold. Filled by one thread.
public final class Finding {
    private final List<String> failures = new ArrayList<>();
    private long checks;

    /// Counts a test, and a failure unless it holds.
    public void that(boolean holds, String otherwise) {
        checks++;
        if (!holds) {
            failures.add(otherwise);
        }
    }

    /// How often it was tested.
    public long checks() {
        return checks;
    }

    /// What did not hold, each in one line.
    public List<String> failures() {
        return List.copyOf(failures);
    }

    /// Whether it was tested at all.
    public boolean isTested() {
        return checks > 0;
    }

    /// Whether it always held.
    public boolean holds() {
        return failures.isEmpty();
    }
}
