package dev.gatehouse.gateway.grpc;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import dev.gatehouse.common.proto.edge.SignedRequest;
import dev.gatehouse.common.signing.RequestToSign;
import dev.gatehouse.gateway.access.Envelope;
import io.grpc.MethodDescriptor;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/// Reads requests. Bytes that are no request are read as the empty one, which is refused as malformed, and more bytes
/// than are accepted as one whose payload is too large: gRPC's own answers would be statuses outside the error
/// contract.
final class RequestBytes implements MethodDescriptor.Marshaller<SignedRequest> {
    static final int MAX_MESSAGE = 512 * 1024;

    // Whichever method it comes by, its payload is the first thing that is wrong with it.
    private static final SignedRequest TOO_LARGE = SignedRequest.newBuilder()
            .setProtocolVersion(RequestToSign.PROTOCOL_VERSION)
            .setMessageType(SubscribeEventsHandler.MESSAGE_TYPE)
            .setCommandId("-")
            .setPayload(ByteString.copyFrom(new byte[Envelope.MAX_PAYLOAD + 1]))
            .build();

    private final MethodDescriptor.Marshaller<SignedRequest> protobuf;

    RequestBytes(MethodDescriptor.Marshaller<SignedRequest> protobuf) {
        this.protobuf = protobuf;
    }

    @Override
    public InputStream stream(SignedRequest request) {
        return protobuf.stream(request);
    }

    @Override
    public SignedRequest parse(InputStream stream) {
        try {
            // gRPC holds the whole message: what is available is all of it.
            return stream.available() > MAX_MESSAGE ? TOO_LARGE : SignedRequest.parseFrom(stream);
        } catch (InvalidProtocolBufferException e) {
            return SignedRequest.getDefaultInstance();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
