package dev.gatehouse.common.signing;

import java.util.List;

/// The statement by which an operator's root key vouches for the keys that a gateway signs with.
///
/// It names keys by their thumbprints, which are hashes of them, so that it need not repeat them.
///
/// @param audience the gateway's
/// @param issuedAtMs Unix milliseconds; of two statements the later one counts
/// @param expiresAtMs Unix milliseconds; after it the statement vouches for nothing
/// @param keyIds RFC 7638 thumbprints of every key that may sign
public record KeysetToSign(String audience, long issuedAtMs, long expiresAtMs, List<String> keyIds) {
    public KeysetToSign {
        keyIds = keyIds.stream().sorted().distinct().toList();
    }

    public byte[] canonicalBytes() {
        CanonicalBytes bytes = CanonicalBytes.of(DomainTag.KEYSET)
                .text(audience)
                .integer(issuedAtMs)
                .integer(expiresAtMs);
        keyIds.forEach(bytes::text);
        return bytes.toByteArray();
    }
}
