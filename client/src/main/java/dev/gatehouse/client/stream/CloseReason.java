package dev.gatehouse.client.stream;

import dev.gatehouse.client.grpc.CallFailure;
import dev.gatehouse.client.http.RefusedException;
import dev.gatehouse.client.http.UnreachableException;
import dev.gatehouse.client.trust.UnverifiedException;
import dev.gatehouse.client.trust.Violation;
import dev.gatehouse.common.error.Advice;
import dev.gatehouse.common.error.ErrorReason;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Every way in which a stream ends, each with a code and advice.
public sealed interface CloseReason {
    /// A constant name for logs, metrics and scripts.
    String code();

    /// What to do about it. A [Subscription] does so by itself for all advice that begins with a reconnect.
    Advice advice();

    /// The reason in words, for people.
    String text();

    /// The gateway said why: revoked, expired, replaced, overflowed, shutting down, and so on. Unsigned.
    ///
    /// @param retryDelay how long to wait at least; null: not told
    record ByGateway(ErrorReason reason, @Nullable Duration retryDelay) implements CloseReason {
        @Override
        public String code() {
            return reason.name();
        }

        @Override
        public Advice advice() {
            return reason.advice();
        }

        @Override
        public String text() {
            return reason.message();
        }
    }

    /// Something came over the stream that is not provably the gateway's word, or breaks the stream's rules.
    record Violated(Violation violation) implements CloseReason {
        @Override
        public String code() {
            return violation.name();
        }

        @Override
        public Advice advice() {
            return violation.advice();
        }

        @Override
        public String text() {
            return violation.text();
        }
    }

    /// The connection broke, or there was none.
    record Disconnected(String detail) implements CloseReason {
        @Override
        public String code() {
            return "DISCONNECTED";
        }

        @Override
        public Advice advice() {
            return Advice.RECONNECT;
        }

        @Override
        public String text() {
            return detail;
        }
    }

    /// Nothing came for longer than a gateway stays silent: it is gone or hangs.
    record Silent(Duration waited) implements CloseReason {
        @Override
        public String code() {
            return "SILENT";
        }

        @Override
        public Advice advice() {
            return Advice.RECONNECT;
        }

        @Override
        public String text() {
            return "nothing came for " + waited.toMillis() + " ms";
        }
    }

    /// The application closed the stream.
    record Cancelled() implements CloseReason {
        @Override
        public String code() {
            return "CANCELLED";
        }

        @Override
        public Advice advice() {
            return Advice.STOP;
        }

        @Override
        public String text() {
            return "closed by the application";
        }
    }

    /// The application's listener or position store threw. The position before that event is the last one stored.
    record ListenerFailed(Exception cause) implements CloseReason {
        @Override
        public String code() {
            return "LISTENER_FAILED";
        }

        @Override
        public Advice advice() {
            return Advice.STOP;
        }

        @Override
        public String text() {
            return "the application's listener failed: " + cause;
        }
    }

    /// What a failed call says.
    static CloseReason of(CallFailure failure) {
        if (failure.isTooLarge()) {
            return new Violated(Violation.TOO_LARGE);
        }
        ErrorReason reason = failure.reason();
        return reason == null ? new Disconnected(failure.detail()) : new ByGateway(reason, failure.retryDelay());
    }

    /// What kept a stream from being asked for at all: there is no server time yet.
    static CloseReason beforeTheCall(RuntimeException error) {
        return switch (error) {
            case RefusedException refused -> new ByGateway(refused.reason(), null);
            case UnverifiedException unverified -> new Violated(unverified.violation());
            case UnreachableException unreachable -> new Disconnected(String.valueOf(unreachable.getMessage()));
            default -> throw error;
        };
    }
}
