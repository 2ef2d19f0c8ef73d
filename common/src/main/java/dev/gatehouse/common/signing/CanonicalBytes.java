package dev.gatehouse.common.signing;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/// Builds the bytes that a signature covers: a NUL-ended [DomainTag], then fields in a fixed order.
///
/// Each field is its length as 4 bytes big-endian, then its bytes. Text is UTF-8, an integer is 8 bytes big-endian, an
/// absent field has length 0. Neither protobuf nor JSON is ever signed as serialised, because both have several
/// encodings of one message. Not thread-safe.
public final class CanonicalBytes {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream(256);

    private CanonicalBytes(byte[] prefix) {
        out.writeBytes(prefix);
    }

    public static CanonicalBytes of(DomainTag tag) {
        return new CanonicalBytes(tag.bytes());
    }

    /// For uses that no other party verifies, such as a keyed checksum: the fields under a tag of the caller's own.
    public static CanonicalBytes of(String tag) {
        return new CanonicalBytes((tag + '\0').getBytes(StandardCharsets.US_ASCII));
    }

    public CanonicalBytes text(String value) {
        return bytes(value.getBytes(StandardCharsets.UTF_8));
    }

    public CanonicalBytes integer(long value) {
        return bytes(ByteBuffer.allocate(Long.BYTES).putLong(value).array());
    }

    public CanonicalBytes bytes(byte[] value) {
        out.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(value.length).array());
        out.writeBytes(value);
        return this;
    }

    public byte[] toByteArray() {
        return out.toByteArray();
    }
}
