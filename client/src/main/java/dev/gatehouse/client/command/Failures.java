package dev.gatehouse.client.command;

import dev.gatehouse.client.grpc.CallFailure;
import dev.gatehouse.client.trust.Violation;
import dev.gatehouse.common.error.ErrorReason;
import java.util.EnumSet;
import java.util.Set;

/// What a failed call says about its command.
final class Failures {
    /// The reasons that the gateway gives after it passed a command on, or without knowing whether it did.
    private static final Set<ErrorReason> AFTER_THE_FACT = EnumSet.of(
            ErrorReason.DOWNSTREAM_UNAVAILABLE,
            ErrorReason.DOWNSTREAM_TIMED_OUT,
            ErrorReason.DOWNSTREAM_FAILED,
            ErrorReason.OUTCOME_UNKNOWN,
            ErrorReason.INTERNAL_ERROR);

    private Failures() {}

    static CommandOutcome outcome(String commandId, CallFailure failure) {
        if (failure.isTooLarge()) {
            return new CommandOutcome.Unverifiable(commandId, Violation.TOO_LARGE);
        }
        ErrorReason told = failure.reason();
        if (told == null) {
            return new CommandOutcome.OutcomeUnknown(commandId, null, failure.detail());
        }
        return AFTER_THE_FACT.contains(told)
                ? new CommandOutcome.OutcomeUnknown(commandId, told, told.message())
                : new CommandOutcome.Refused(commandId, told, failure.retryDelay());
    }
}
