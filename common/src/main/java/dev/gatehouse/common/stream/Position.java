package dev.gatehouse.common.stream;

import dev.gatehouse.common.signing.CanonicalBytes;
import dev.gatehouse.common.signing.Sha256;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

/// A place in the client-events log: the entry's id and a digest of what the entry holds.
///
/// The digest makes a log that was replaced (a restored backup, a lost tail) visible: an entry with the same id and
/// other content is another place. Encoded as 25 bytes: layout version 1, id (2 × 8 bytes big-endian), 8 bytes of
/// digest.
public record Position(EntryId entryId, long digest) {
    private static final byte LAYOUT_VERSION = 1;
    private static final int LENGTH = 1 + 3 * Long.BYTES;

    /// The position of an entry with these fields, in their stored order.
    public static Position of(EntryId entryId, Map<String, byte[]> fields) {
        CanonicalBytes bytes = CanonicalBytes.of("gatehouse/position/v1")
                .integer(entryId.millis())
                .integer(entryId.sequence());
        fields.forEach((name, value) -> bytes.text(name).bytes(value));
        return new Position(
                entryId, ByteBuffer.wrap(Sha256.of(bytes.toByteArray())).getLong());
    }

    /// Reads what [#toByteArray] wrote; empty when the bytes are anything else.
    public static Optional<Position> decode(byte[] bytes) {
        if (bytes.length != LENGTH || bytes[0] != LAYOUT_VERSION) {
            return Optional.empty();
        }
        ByteBuffer buffer = ByteBuffer.wrap(bytes, 1, LENGTH - 1);
        return Optional.of(new Position(new EntryId(buffer.getLong(), buffer.getLong()), buffer.getLong()));
    }

    public byte[] toByteArray() {
        return ByteBuffer.allocate(LENGTH)
                .put(LAYOUT_VERSION)
                .putLong(entryId.millis())
                .putLong(entryId.sequence())
                .putLong(digest)
                .array();
    }

    /// The encoded position as base64url, for files and logs.
    @Override
    public String toString() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(toByteArray());
    }
}
