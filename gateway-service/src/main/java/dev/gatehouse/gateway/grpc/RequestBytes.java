package dev.gatehouse.gateway.grpc;

import com.google.protobuf.InvalidProtocolBufferException;
import dev.gatehouse.common.proto.edge.SignedRequest;
import io.grpc.MethodDescriptor;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/// Reads requests. Bytes that are no request are read as the empty one, which is refused as malformed: gRPC's own
/// answer would be a status outside the error contract.
final class RequestBytes implements MethodDescriptor.Marshaller<SignedRequest> {
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
            return SignedRequest.parseFrom(stream);
        } catch (InvalidProtocolBufferException e) {
            return SignedRequest.getDefaultInstance();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
