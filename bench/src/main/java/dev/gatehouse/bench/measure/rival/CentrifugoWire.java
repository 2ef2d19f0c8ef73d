package dev.gatehouse.bench.measure.rival;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.WireFormat;
import dev.gatehouse.bench.measure.wire.Calls;
import dev.gatehouse.bench.measure.wire.Frames;
import io.grpc.MethodDescriptor;
import io.grpc.MethodDescriptor.MethodType;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/// The little that a load needs of Centrifugo's unidirectional gRPC stream and of its API.
public final class CentrifugoWire {
    /// A stream of pushes.
    public static final MethodDescriptor<byte[], byte[]> CONSUME =
            Calls.of("centrifugal.centrifugo.unistream.CentrifugoUniStream/Consume", MethodType.SERVER_STREAMING);

    static final MethodDescriptor<byte[], byte[]> PUBLISH =
            Calls.of("centrifugal.centrifugo.api.CentrifugoApi/Publish", MethodType.UNARY);

    private static final int CONNECT_SUBS = 3;
    private static final int SUB_RECOVER = 3;
    private static final int MAP_KEY = 1;
    private static final int MAP_VALUE = 2;
    private static final int PUBLISH_CHANNEL = 1;
    private static final int PUBLISH_DATA = 2;
    private static final int PUSH_PUBLICATION = 4;
    private static final int PUBLICATION_DATA = 4;

    private CentrifugoWire() {}

    /// The request of a stream that follows one channel.
    public static byte[] connect(String channel) {
        byte[] recover = encode(out -> out.writeBool(SUB_RECOVER, true));
        byte[] subscription = encode(out -> {
            out.writeString(MAP_KEY, channel);
            out.writeByteArray(MAP_VALUE, recover);
        });
        return encode(out -> out.writeByteArray(CONNECT_SUBS, subscription));
    }

    static byte[] publish(String channel, byte[] data) {
        return encode(out -> {
            out.writeByteArray(PUBLISH_CHANNEL, channel.getBytes(StandardCharsets.UTF_8));
            out.writeByteArray(PUBLISH_DATA, data);
        });
    }

    /// Whether a publication was refused: the answer's first field is an error.
    static boolean isError(byte[] answer) {
        return answer.length > 0 && WireFormat.getTagFieldNumber(answer[0]) == 1;
    }

    /// The moment that a push's payload bears.
    public static long stamp(byte[] push) {
        try {
            CodedInputStream in = CodedInputStream.newInstance(push);
            enter(in, PUSH_PUBLICATION);
            enter(in, PUBLICATION_DATA);
            return Frames.stampIn(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void enter(CodedInputStream in, int field) throws IOException {
        for (int tag = in.readTag(); WireFormat.getTagFieldNumber(tag) != field; tag = in.readTag()) {
            if (tag == 0 || !in.skipField(tag)) {
                throw new IOException("a push without a publication");
            }
        }
        in.readRawVarint32();
    }

    private interface Writing {
        void to(CodedOutputStream out) throws IOException;
    }

    private static byte[] encode(Writing fields) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        CodedOutputStream out = CodedOutputStream.newInstance(bytes);
        try {
            fields.to(out);
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
