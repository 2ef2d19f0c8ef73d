package dev.gatehouse.gateway.grpc;

import com.google.protobuf.ByteString;
import dev.gatehouse.common.error.ErrorReason;
import dev.gatehouse.common.proto.edge.EdgeGatewayGrpc;
import dev.gatehouse.common.proto.edge.SignedRequest;
import dev.gatehouse.common.proto.edge.SignedResponse;
import dev.gatehouse.common.signing.RequestToSign;
import dev.gatehouse.common.signing.Sha256;
import dev.gatehouse.gateway.access.Admission;
import dev.gatehouse.gateway.access.Envelope;
import dev.gatehouse.gateway.command.CommandExecutor;
import dev.gatehouse.gateway.command.CommandOutcome;
import dev.gatehouse.gateway.signing.Signed;
import dev.gatehouse.gateway.signing.Signer;
import io.grpc.stub.ServerCalls.UnaryMethod;
import io.grpc.stub.StreamObserver;
import java.time.InstantSource;

/// `ExecuteCommand`: admits the request, runs the command, signs the answer over the request's hash.
final class ExecuteCommandHandler implements UnaryMethod<SignedRequest, SignedResponse> {
    private static final String METHOD =
            EdgeGatewayGrpc.getExecuteCommandMethod().getFullMethodName();

    private final Door door;
    private final CommandExecutor commands;
    private final Signer signer;
    private final Refusals refusals;
    private final InstantSource clock;

    ExecuteCommandHandler(Door door, CommandExecutor commands, Signer signer, Refusals refusals, InstantSource clock) {
        this.door = door;
        this.commands = commands;
        this.signer = signer;
        this.refusals = refusals;
        this.clock = clock;
    }

    @Override
    public void invoke(SignedRequest request, StreamObserver<SignedResponse> answer) {
        Envelope envelope = Envelopes.of(METHOD, request);
        answer.onNext(execute(admit(envelope), envelope));
        answer.onCompleted();
    }

    private Admission.Admitted admit(Envelope envelope) {
        if (envelope.commandId().isEmpty()) {
            throw door.refuse(envelope, ErrorReason.MALFORMED_ENVELOPE);
        }
        return door.admit(envelope);
    }

    private SignedResponse execute(Admission.Admitted admitted, Envelope envelope) {
        return switch (commands.execute(admitted, envelope)) {
            case CommandOutcome.Failed(ErrorReason reason) -> throw refusals.of(envelope, reason);
            case CommandOutcome.Completed(String resultCode, byte[] payload) ->
                sign(admitted.requestSha256(), resultCode, payload);
        };
    }

    private SignedResponse sign(byte[] requestSha256, String resultCode, byte[] payload) {
        long now = clock.millis();
        byte[] payloadSha256 = Sha256.of(payload);
        Signed signature = signer.response(requestSha256, now, resultCode, payloadSha256);
        return SignedResponse.newBuilder()
                .setProtocolVersion(RequestToSign.PROTOCOL_VERSION)
                .setAudience(signer.audience())
                .setRequestSha256(ByteString.copyFrom(requestSha256))
                .setTimestampMs(now)
                .setResultCode(resultCode)
                .setPayload(ByteString.copyFrom(payload))
                .setPayloadSha256(ByteString.copyFrom(payloadSha256))
                .setKeyId(signature.keyId())
                .setSignature(ByteString.copyFrom(signature.signature()))
                .build();
    }
}
