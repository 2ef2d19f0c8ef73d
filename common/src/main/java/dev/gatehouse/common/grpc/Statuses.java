package dev.gatehouse.common.grpc;

import com.google.protobuf.Any;
import com.google.protobuf.Duration;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.rpc.Code;
import com.google.rpc.ErrorInfo;
import com.google.rpc.RetryInfo;
import com.google.rpc.Status;
import dev.gatehouse.common.error.ErrorReason;
import dev.gatehouse.common.error.RpcCode;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import java.util.Optional;
import java.util.stream.Stream;

/// The error contract as gRPC statuses: the code, `google.rpc.ErrorInfo` with the reason, `RetryInfo` where waiting
/// helps.
public final class Statuses {
    private static final Duration RETRY_AFTER =
            Duration.newBuilder().setSeconds(1).build();

    private Statuses() {}

    /// The status of a reason, ready to be thrown.
    ///
    /// @param details further details that the reason is documented to carry, such as a time beacon
    public static StatusRuntimeException of(ErrorReason reason, Message... details) {
        Status.Builder status = Status.newBuilder()
                .setCode(Code.valueOf(reason.rpcCode().name()).getNumber())
                .setMessage(reason.message())
                .addDetails(Any.pack(ErrorInfo.newBuilder()
                        .setReason(reason.name())
                        .setDomain(ErrorReason.DOMAIN)
                        .build()));
        if (reason.rpcCode() == RpcCode.RESOURCE_EXHAUSTED) {
            status.addDetails(
                    Any.pack(RetryInfo.newBuilder().setRetryDelay(RETRY_AFTER).build()));
        }
        Stream.of(details).map(Any::pack).forEach(status::addDetails);
        return StatusProto.toStatusRuntimeException(status.build());
    }

    /// The reason that a peer gave; empty when the error is not one of the contract, such as a broken connection.
    public static Optional<ErrorReason> reasonOf(Throwable error) {
        return detail(error, ErrorInfo.class)
                .filter(info -> info.getDomain().equals(ErrorReason.DOMAIN))
                .flatMap(info -> Stream.of(ErrorReason.values())
                        .filter(reason -> reason.name().equals(info.getReason()))
                        .findFirst());
    }

    /// The first detail of this type that the peer sent with the error.
    public static <T extends Message> Optional<T> detail(Throwable error, Class<T> type) {
        return status(error).stream()
                .flatMap(status -> status.getDetailsList().stream())
                .filter(any -> any.is(type))
                .findFirst()
                .flatMap(any -> unpack(any, type));
    }

    private static Optional<Status> status(Throwable error) {
        try {
            return Optional.ofNullable(StatusProto.fromThrowable(error));
        } catch (IllegalArgumentException e) {
            return Optional.empty(); // the peer's details contradict its status
        }
    }

    private static <T extends Message> Optional<T> unpack(Any any, Class<T> type) {
        try {
            return Optional.of(any.unpack(type));
        } catch (InvalidProtocolBufferException e) {
            return Optional.empty();
        }
    }
}
