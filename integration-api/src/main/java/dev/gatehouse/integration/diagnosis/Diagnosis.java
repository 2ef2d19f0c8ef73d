package dev.gatehouse.integration.diagnosis;

import dev.gatehouse.integration.interaction.ErrorClass;
import dev.gatehouse.integration.interaction.Side;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What was tried to reach an upstream, and what follows from it.
///
/// @param steps in their order, up to the first that failed
/// @param recent what the requests of late met
public record Diagnosis(String upstream, String address, List<Step> steps, Verdict verdict, Recent recent) {
    /// Each needs the one before it.
    public enum Name {
        DNS,
        TCP,
        TLS,
        HTTP
    }

    /// A step.
    ///
    /// @param errorClass null when it went well
    /// @param detail what was seen, for a person
    public record Step(
            Name step, boolean ok, long millis, @Nullable ErrorClass errorClass, String detail) {}

    /// What is wrong, if anything is.
    ///
    /// @param side null when no fault was found
    /// @param where the step that failed, `RECENT` when only requests of late failed, else `NOWHERE`
    public record Verdict(
            @Nullable Side side, String where, @Nullable ErrorClass errorClass, String advice) {}

    /// The attempts of late that this process remembers.
    ///
    /// @param minutes how far back
    /// @param failed how many of the attempts failed
    public record Recent(int minutes, int attempts, int failed, Map<ErrorClass, Long> byErrorClass) {}
}
