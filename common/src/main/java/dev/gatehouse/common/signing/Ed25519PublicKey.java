package dev.gatehouse.common.signing;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import org.bouncycastle.math.ec.rfc8032.Ed25519;
import org.jspecify.annotations.Nullable;

/// An Ed25519 public key (RFC 8032) that verifies signatures.
///
/// Construction refuses encodings that are not canonical and points outside the prime-order group, so that no key
/// accepts signatures that nobody made. Immutable.
public final class Ed25519PublicKey {
    /// The length of the raw key in bytes.
    public static final int LENGTH = Ed25519.PUBLIC_KEY_SIZE;

    /// The name of the algorithm in records, protos and JSON.
    public static final String ALGORITHM = "Ed25519";

    private static final Base64.Encoder BASE64URL = Base64.getUrlEncoder().withoutPadding();

    private final byte[] raw;
    private final String thumbprint;

    private Ed25519PublicKey(byte[] raw) {
        this.raw = raw.clone();
        this.thumbprint = BASE64URL.encodeToString(thumbprintBytes());
    }

    /// The key with these raw bytes.
    ///
    /// @param raw the key's 32 bytes
    /// @throws UnusableKeyException when they are no acceptable key
    public static Ed25519PublicKey of(byte[] raw) {
        if (raw.length != LENGTH) {
            throw new UnusableKeyException("an Ed25519 public key has 32 bytes, not " + raw.length);
        }
        if (!Ed25519.validatePublicKeyFull(raw, 0)) {
            throw new UnusableKeyException("the bytes are not a canonical point of the prime-order group");
        }
        return new Ed25519PublicKey(raw);
    }

    /// True iff the signature is this key's over the message. A signature of a wrong length is false, not an error.
    public boolean verifies(byte[] message, byte[] signature) {
        return signature.length == Ed25519.SIGNATURE_SIZE
                && Ed25519.verify(signature, 0, raw, 0, message, 0, message.length);
    }

    /// The raw 32 bytes.
    public byte[] toByteArray() {
        return raw.clone();
    }

    /// RFC 7638 SHA-256 thumbprint, base64url: the key's `kid`.
    public String thumbprint() {
        return thumbprint;
    }

    /// The thumbprint's 32 bytes.
    public byte[] thumbprintBytes() {
        // RFC 8037, appendix A.3: the members of an OKP key in lexicographic order, without blanks.
        String members = "{\"crv\":\"Ed25519\",\"kty\":\"OKP\",\"x\":\"" + x() + "\"}";
        return Sha256.of(members.getBytes(StandardCharsets.US_ASCII));
    }

    /// The key as the member `x` of a JWK (RFC 8037): base64url of the raw bytes.
    public String x() {
        return BASE64URL.encodeToString(raw);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Ed25519PublicKey key && Arrays.equals(raw, key.raw);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(raw);
    }

    @Override
    public String toString() {
        return HexFormat.of().formatHex(raw, 0, 4) + "…";
    }
}
