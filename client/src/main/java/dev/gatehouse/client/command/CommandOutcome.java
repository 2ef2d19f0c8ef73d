package dev.gatehouse.client.command;

import dev.gatehouse.client.trust.Violation;
import dev.gatehouse.common.error.Advice;
import dev.gatehouse.common.error.ErrorReason;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What became of a command. Only [Completed] is proved by a signature; everything else is a hint, on which no key or
/// state is ever deleted.
public sealed interface CommandOutcome {
    /// The id to repeat the command with.
    String commandId();

    /// The downstream answered, and the gateway signed the answer to exactly this request.
    ///
    /// @param resultCode `OK` or the downstream's own code
    /// @param answeredAt the gateway's time
    /// @param keyId the gateway's key that signed it
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Completed(String commandId, String resultCode, byte[] payload, Instant answeredAt, String keyId)
            implements CommandOutcome {
        private static final String OK = "OK";

        public boolean isOk() {
            return resultCode.equals(OK);
        }

        /// The payload read as UTF-8.
        public String text() {
            return new String(payload, StandardCharsets.UTF_8);
        }
    }

    /// The gateway says that it did not pass the command on.
    ///
    /// @param retryDelay how long to wait at least; null: not told
    record Refused(
            String commandId, ErrorReason reason, @Nullable Duration retryDelay) implements CommandOutcome {
        public Advice advice() {
            return reason.advice();
        }

        public Optional<Duration> retryAfter() {
            return Optional.ofNullable(retryDelay);
        }
    }

    /// Something answered, but not provably the gateway: the command may have run; the answer is not to be used.
    record Unverifiable(String commandId, Violation violation) implements CommandOutcome {
        public Advice advice() {
            return violation.advice();
        }
    }

    /// The command may have run or not. Repeating it with the same command id is safe.
    ///
    /// @param told the reason that the gateway gave; null where there was no word from it
    /// @param detail for people
    record OutcomeUnknown(String commandId, @Nullable ErrorReason told, String detail) implements CommandOutcome {
        public Optional<ErrorReason> reason() {
            return Optional.ofNullable(told);
        }

        public Advice advice() {
            return Advice.RETRY;
        }
    }
}
