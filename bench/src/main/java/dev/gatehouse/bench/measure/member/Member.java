package dev.gatehouse.bench.measure.member;

import com.google.protobuf.ByteString;
import dev.gatehouse.client.device.RequestSigner;
import dev.gatehouse.common.proto.edge.EdgeGatewayGrpc;
import dev.gatehouse.common.proto.edge.SubscribeRequest;
import java.util.UUID;

/// A device with a session, that signs ahead of the measurement.
///
/// @param user the number of its user
public record Member(int user, String session, RequestSigner signer) {
    private static final String SUBSCRIBE = "gateway.subscribe";

    /// A subscribe request from a position on, signed.
    ///
    /// @param position empty: from now on
    public byte[] subscribe(ByteString position) {
        byte[] payload =
                SubscribeRequest.newBuilder().setPosition(position).build().toByteArray();
        return signer.sign(
                        EdgeGatewayGrpc.getSubscribeEventsMethod().getFullMethodName(), SUBSCRIBE, commandId(), payload)
                .toByteArray();
    }

    /// A command, signed.
    public byte[] command(String messageType, byte[] payload) {
        return signer.sign(
                        EdgeGatewayGrpc.getExecuteCommandMethod().getFullMethodName(),
                        messageType,
                        commandId(),
                        payload)
                .toByteArray();
    }

    private static String commandId() {
        return UUID.randomUUID().toString();
    }
}
