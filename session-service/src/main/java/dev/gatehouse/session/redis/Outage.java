package dev.gatehouse.session.redis;

import dev.gatehouse.common.error.ErrorReason;
import dev.gatehouse.session.telemetry.SessionLog;
import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.RedisConnectionException;
import io.lettuce.core.RedisException;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/// Why a script has no answer, as a reason of the error contract.
///
/// A write is reported as not done only where that is certain; in every other case its outcome is unknown.
final class Outage {
    private static final Logger LOG = LoggerFactory.getLogger(Outage.class);

    // Error codes with which Redis turns a script away before it runs.
    private static final Set<String> TURNED_AWAY =
            Set.of("LOADING", "OOM", "READONLY", "MASTERDOWN", "MISCONF", "NOREPLICAS", "BUSY", "NOAUTH", "NOPERM");

    private Outage() {}

    /// The reason for a read or write that failed.
    static ErrorReason of(String script, boolean writes, DataAccessException failure) {
        ErrorReason reason = reason(writes, failure);
        // No stack trace: in an outage there is one such line per call.
        String problem = failure.getMostSpecificCause().getMessage();
        SessionLog.REDIS_FAILED.log(LOG, "script", script, "reason", reason.name(), "problem", problem);
        return reason;
    }

    private static ErrorReason reason(boolean writes, DataAccessException failure) {
        if (causes(failure).anyMatch(Outage::isScriptError)) {
            return ErrorReason.INTERNAL_ERROR;
        }
        boolean notDone = !writes || causes(failure).anyMatch(Outage::isNotSent);
        return notDone ? ErrorReason.SERVICE_UNAVAILABLE : ErrorReason.OUTCOME_UNKNOWN;
    }

    private static boolean isScriptError(Throwable cause) {
        return cause instanceof RedisCommandExecutionException && !TURNED_AWAY.contains(errorCode(cause));
    }

    private static boolean isNotSent(Throwable cause) {
        return cause instanceof RedisConnectionException
                || cause instanceof RedisCommandExecutionException
                // Lettuce has no type for it. Were the words to change, the outcome would be called unknown: safe.
                || (cause instanceof RedisException && message(cause).startsWith("Currently not connected"));
    }

    private static String errorCode(Throwable cause) {
        return message(cause).split(" ", 2)[0].toUpperCase(Locale.ROOT);
    }

    private static String message(Throwable cause) {
        return Objects.requireNonNullElse(cause.getMessage(), "");
    }

    private static Stream<Throwable> causes(@Nullable Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause);
    }
}
