package dev.gatehouse.bench.measure.wire;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.WireFormat;
import dev.gatehouse.common.proto.edge.SignedEvent;
import dev.gatehouse.common.proto.edge.StreamMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/// What can be told from a message of a stream without decoding it, and the payloads that make it so.
public final class Frames {
    private static final int LENGTH_DELIMITED = 2;
    private static final byte EVENT = (byte) ((StreamMessage.EVENT_FIELD_NUMBER << 3) | LENGTH_DELIMITED);
    private static final int STAMP_AT = 1;
    private static final int STAMP_BYTES = Long.BYTES;

    private Frames() {}

    /// Whether it is an event: a gateway's message, or a payload alone as the bare server pushes it.
    public static boolean isEvent(byte[] message) {
        return message.length > 0 && message[0] == EVENT;
    }

    /// A payload that bears the moment at which it was due.
    public static byte[] payload(int bytes, long stamp) {
        byte[] payload = new byte[Math.max(bytes, STAMP_AT + STAMP_BYTES)];
        Arrays.fill(payload, (byte) '.');
        payload[0] = EVENT;
        ByteBuffer.wrap(payload).order(ByteOrder.LITTLE_ENDIAN).putLong(STAMP_AT, stamp);
        return payload;
    }

    /// The moment that a gateway's event bears in its payload.
    public static long stamp(byte[] message) {
        try {
            CodedInputStream in = CodedInputStream.newInstance(message);
            in.readTag();
            in.readRawVarint32();
            for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
                if (WireFormat.getTagFieldNumber(tag) == SignedEvent.PAYLOAD_FIELD_NUMBER) {
                    in.readRawVarint32();
                    return stampIn(in);
                }
                in.skipField(tag);
            }
            throw new IllegalArgumentException("an event without a payload");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The moment that the payload bears which comes next, its length read already.
    public static long stampIn(CodedInputStream in) throws IOException {
        in.skipRawBytes(STAMP_AT);
        return in.readFixed64();
    }

    /// The moment that a payload bears.
    public static long stampOfPayload(byte[] payload) {
        return ByteBuffer.wrap(payload).order(ByteOrder.LITTLE_ENDIAN).getLong(STAMP_AT);
    }
}
