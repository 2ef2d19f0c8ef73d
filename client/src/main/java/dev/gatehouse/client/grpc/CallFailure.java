package dev.gatehouse.client.grpc;

import com.google.rpc.RetryInfo;
import dev.gatehouse.common.error.ErrorReason;
import dev.gatehouse.common.grpc.Statuses;
import dev.gatehouse.common.proto.edge.TimeBeacon;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What the status of a failed call says.
///
/// @param reason the gateway's reason; null where the failure is not the gateway's word, such as a lost connection
/// @param retryDelay how long to wait at least; null: not told
/// @param beacon the unverified beacon that a refusal as stale carries; null where there is none
/// @param isTooLarge true iff the answer was not read because of its size
/// @param detail for people
public record CallFailure(
        @Nullable ErrorReason reason,
        @Nullable Duration retryDelay,
        @Nullable TimeBeacon beacon,
        boolean isTooLarge,
        String detail) {

    public static CallFailure of(StatusRuntimeException error) {
        return new CallFailure(
                Statuses.reasonOf(error).orElse(null),
                retryDelay(error).orElse(null),
                Statuses.detail(error, TimeBeacon.class).orElse(null),
                isTooLarge(error.getStatus()),
                describe(error.getStatus()));
    }

    private static Optional<Duration> retryDelay(StatusRuntimeException error) {
        return Statuses.detail(error, RetryInfo.class)
                .map(RetryInfo::getRetryDelay)
                .map(delay -> Duration.ofSeconds(delay.getSeconds(), delay.getNanos()));
    }

    /// gRPC has no status of its own for this; a test notices when its words change.
    private static boolean isTooLarge(Status status) {
        String description = status.getDescription();
        return status.getCode() == Status.Code.RESOURCE_EXHAUSTED
                && description != null
                && description.startsWith("gRPC message exceeds maximum size");
    }

    private static String describe(Status status) {
        StringBuilder words = new StringBuilder(status.getCode().name());
        if (status.getDescription() != null) {
            words.append(": ").append(status.getDescription());
        }
        Throwable cause = status.getCause();
        if (cause != null && cause.getMessage() != null) {
            words.append(" (").append(cause.getMessage()).append(')');
        }
        return words.toString();
    }
}
