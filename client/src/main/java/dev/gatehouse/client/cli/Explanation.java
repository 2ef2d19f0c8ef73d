package dev.gatehouse.client.cli;

import dev.gatehouse.client.http.RefusedException;
import dev.gatehouse.client.http.UnreachableException;
import dev.gatehouse.client.trust.UnverifiedException;
import dev.gatehouse.common.error.ErrorReason;

/// One line about a failure that says what to do.
final class Explanation {
    private Explanation() {}

    static String of(Exception error) {
        String line = switch (error) {
            case RefusedException refused -> refused(refused);
            case UnreachableException unreachable ->
                unreachable.getMessage() + "; check the address in the profile, and that the service is up";
            case UnverifiedException unverified ->
                "the gateway's answer is not to be believed: "
                        + unverified.violation().text() + " (" + unverified.violation() + ")";
            default -> error.getMessage() == null ? error.toString() : error.getMessage();
        };
        return PayloadText.oneLine(line);
    }

    private static String refused(RefusedException refused) {
        String traceId = refused.traceId().map(id -> ", trace id " + id).orElse("");
        return refusal(refused.reason()) + " (" + refused.reason() + traceId + ")";
    }

    /// What was refused and what to do about it.
    static String refusal(ErrorReason reason) {
        String message = reason.message();
        String clause = message.endsWith(".") ? message.substring(0, message.length() - 1) : message;
        return "refused: " + clause + "; " + reason.advice().text();
    }
}
