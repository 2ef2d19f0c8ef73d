package dev.gatehouse.common.grpc;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Any;
import com.google.protobuf.ByteString;
import com.google.rpc.ErrorInfo;
import com.google.rpc.RetryInfo;
import dev.gatehouse.common.error.ErrorReason;
import dev.gatehouse.common.error.RpcCode;
import dev.gatehouse.common.proto.edge.TimeBeacon;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StatusesTest {
    private static final Metadata.Key<byte[]> DETAILS =
            Metadata.Key.of("grpc-status-details-bin", Metadata.BINARY_BYTE_MARSHALLER);

    @ParameterizedTest
    @EnumSource(ErrorReason.class)
    void reasonSurvivesTheWay(ErrorReason reason) {
        StatusRuntimeException status = Statuses.of(reason);

        assertThat(Statuses.reasonOf(status)).contains(reason);
        assertThat(status.getStatus().getCode().name())
                .isEqualTo(reason.rpcCode().name());
        assertThat(status.getStatus().getDescription()).isEqualTo(reason.message());
        assertThat(Statuses.detail(status, RetryInfo.class).isPresent())
                .as("RetryInfo where waiting helps")
                .isEqualTo(reason.rpcCode() == RpcCode.RESOURCE_EXHAUSTED);
    }

    @Test
    void furtherDetailsAreHandedOver() {
        TimeBeacon beacon = TimeBeacon.newBuilder().setServerTimeMs(5).build();

        StatusRuntimeException status = Statuses.of(ErrorReason.STALE_TIME, beacon);

        assertThat(Statuses.detail(status, TimeBeacon.class)).contains(beacon);
        assertThat(Statuses.reasonOf(status)).contains(ErrorReason.STALE_TIME);
    }

    @Test
    void errorsThatAreNotOfTheContractHaveNoReason() {
        assertThat(Statuses.reasonOf(Status.UNAVAILABLE.asRuntimeException())).isEmpty();
        assertThat(Statuses.reasonOf(new IOException("connection reset"))).isEmpty();
        assertThat(Statuses.reasonOf(info("example.org", "REPLAYED"))).isEmpty();
        assertThat(Statuses.reasonOf(info(ErrorReason.DOMAIN, "ADDED_LATER"))).isEmpty();
    }

    @Test
    void detailsThatContradictTheirStatusOrAreGarbageAreNoReason() {
        Metadata contradicting = new Metadata();
        contradicting.put(
                DETAILS, com.google.rpc.Status.newBuilder().setCode(3).build().toByteArray());
        Metadata garbage = new Metadata();
        garbage.put(DETAILS, new byte[] {1, 2, 3});

        assertThat(Statuses.reasonOf(Status.UNAVAILABLE.asRuntimeException(contradicting)))
                .isEmpty();
        assertThat(Statuses.reasonOf(Status.UNAVAILABLE.asRuntimeException(garbage)))
                .isEmpty();
    }

    @Test
    void detailThatDoesNotParseIsNone() {
        Any broken = Any.newBuilder()
                .setTypeUrl("type.googleapis.com/google.rpc.ErrorInfo")
                .setValue(ByteString.copyFrom(new byte[] {10, 100}))
                .build();

        assertThat(Statuses.reasonOf(StatusProto.toStatusRuntimeException(com.google.rpc.Status.newBuilder()
                        .setCode(3)
                        .addDetails(broken)
                        .build())))
                .isEmpty();
    }

    private static StatusRuntimeException info(String domain, String reason) {
        return StatusProto.toStatusRuntimeException(com.google.rpc.Status.newBuilder()
                .setCode(6)
                .addDetails(Any.pack(ErrorInfo.newBuilder()
                        .setDomain(domain)
                        .setReason(reason)
                        .build()))
                .build());
    }
}
