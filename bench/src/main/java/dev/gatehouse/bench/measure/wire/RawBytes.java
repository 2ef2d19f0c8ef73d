package dev.gatehouse.bench.measure.wire;

import io.grpc.KnownLength;
import io.grpc.MethodDescriptor;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/// Takes messages as they are on the wire: who only counts need not decode.
final class RawBytes implements MethodDescriptor.Marshaller<byte[]> {
    @Override
    public InputStream stream(byte[] message) {
        return new OfKnownLength(message);
    }

    @Override
    public byte[] parse(InputStream stream) {
        try {
            return stream.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class OfKnownLength extends ByteArrayInputStream implements KnownLength {
        OfKnownLength(byte[] message) {
            super(message);
        }
    }
}
