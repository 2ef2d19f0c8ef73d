package dev.gatehouse.bench.soak.report;

import dev.gatehouse.bench.soak.trend.Trend;
import java.util.Locale;

/// One line of the verdict.
///
/// @param what that was to hold
/// @param found what was seen
record Check(Outcome outcome, String what, String found) {
    private static final double PERCENT = 100;

    /// How it ended.
    enum Outcome {
        PASSED("ok"),
        FAILED("FAILED"),
        UNCLEAR("unclear");

        private final String word;

        Outcome(String word) {
            this.word = word;
        }

        String word() {
            return word;
        }
    }

    static Check of(boolean holds, String what, String found) {
        return new Check(holds ? Outcome.PASSED : Outcome.FAILED, what, found);
    }

    static Check of(Trend trend) {
        Outcome outcome = switch (trend.verdict()) {
            case STEADY -> Outcome.PASSED;
            case GROWS -> Outcome.FAILED;
            case UNCLEAR -> Outcome.UNCLEAR;
        };
        return new Check(
                outcome,
                trend.name() + " does not grow",
                String.format(Locale.ROOT, "%+.1f %% in the measured time", trend.share() * PERCENT));
    }
}
