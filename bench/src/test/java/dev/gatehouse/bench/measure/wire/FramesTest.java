package dev.gatehouse.bench.measure.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import dev.gatehouse.common.proto.edge.SignedEvent;
import dev.gatehouse.common.proto.edge.StreamMessage;
import dev.gatehouse.common.proto.edge.StreamOpened;
import org.junit.jupiter.api.Test;

class FramesTest {
    private static final long STAMP = 1_234_567_890_123L;
    private static final int BYTES = 300;

    @Test
    void theStampIsReadFromAGatewaysMessageAndFromThePayloadAlone() {
        byte[] payload = Frames.payload(BYTES, STAMP);
        byte[] message = StreamMessage.newBuilder()
                .setEvent(SignedEvent.newBuilder()
                        .setAudience("local/eu-1/gateway")
                        .setUserId("user-1")
                        .setCreatedAtMs(STAMP)
                        .setPayload(ByteString.copyFrom(payload))
                        .setTraceparent("after the payload"))
                .build()
                .toByteArray();
        assertThat(payload).hasSize(BYTES);
        assertThat(Frames.stamp(message)).isEqualTo(STAMP);
        assertThat(Frames.stampOfPayload(payload)).isEqualTo(STAMP);
    }

    @Test
    void eventsAreToldFromOtherMessagesByTheirFirstByte() {
        byte[] opened = StreamMessage.newBuilder()
                .setOpened(StreamOpened.newBuilder().setRecovered(true))
                .build()
                .toByteArray();
        byte[] event = StreamMessage.newBuilder()
                .setEvent(SignedEvent.newBuilder().setUserId("user-1"))
                .build()
                .toByteArray();
        assertThat(Frames.isEvent(event)).isTrue();
        assertThat(Frames.isEvent(Frames.payload(BYTES, STAMP))).isTrue();
        assertThat(Frames.isEvent(opened)).isFalse();
        assertThat(Frames.isEvent(new byte[0])).isFalse();
    }
}
