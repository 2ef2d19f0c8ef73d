package dev.gatehouse.session.lifecycle;

import java.util.Optional;
import java.util.regex.Pattern;

/// Who ends something for what reason, and the name under which that may be repeated.
///
/// @param operationId the caller's name for the order
/// @param reason a code, never a sentence: it stands in records, logs and audit
/// @param actor an opaque id of who ordered it
public record Why(String operationId, String reason, String actor) {
    private static final Pattern OPERATION_ID = Pattern.compile("[!-~]{1,128}");
    private static final Pattern REASON = Pattern.compile("[a-z0-9][a-z0-9_.-]{0,63}");
    private static final Pattern ACTOR = Pattern.compile("[!-?A-~]{1,128}"); // printable ASCII without @

    /// Reads the three; empty when one of them is missing or has a form that is not allowed.
    public static Optional<Why> parse(String operationId, String reason, String actor) {
        boolean acceptable = OPERATION_ID.matcher(operationId).matches()
                && REASON.matcher(reason).matches()
                && ACTOR.matcher(actor).matches();
        return acceptable ? Optional.of(new Why(operationId, reason, actor)) : Optional.empty();
    }
}
