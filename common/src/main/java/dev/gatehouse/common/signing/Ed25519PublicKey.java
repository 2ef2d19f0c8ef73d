package dev.gatehouse.common.signing;

import dev.gatehouse.common.provider.SignatureEngine.Verifying;
import dev.gatehouse.common.provider.SignatureProviders;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.params.Ed25519PublicKeyParameters;
import org.bouncycastle.math.ec.rfc8032.Ed25519;
import org.jspecify.annotations.Nullable;

/// An Ed25519 public key (RFC 8032) that verifies signatures.
///
/// Construction refuses encodings that are not canonical and points outside the prime-order group, so that no key
/// accepts signatures that nobody made. Immutable.
public final class Ed25519PublicKey implements DevicePublicKey {
    /// The length of the raw key in bytes.
    public static final int LENGTH = Ed25519.PUBLIC_KEY_SIZE;

    /// The name of the algorithm in records, protos and JSON.
    public static final String ALGORITHM = "Ed25519";

    private static final Base64.Encoder BASE64URL = Base64.getUrlEncoder().withoutPadding();

    private final byte[] raw;
    private final String thumbprint;
    private final Verifying verifying;

    private Ed25519PublicKey(byte[] raw) {
        this.raw = raw.clone();
        this.verifying = SignatureProviders.ed25519Verifying(raw);
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

    /// Reads a PEM file: `PUBLIC KEY`, or `PRIVATE KEY`, of which the public half is taken.
    ///
    /// @throws UnusableKeyException when the file can't be read or holds something else
    public static Ed25519PublicKey read(Path pem) {
        return switch (Pkcs8.readPublic(pem)) {
            case Ed25519PublicKeyParameters key -> of(key.getEncoded());
            case Ed25519PrivateKeyParameters key -> of(key.generatePublicKey().getEncoded());
            default -> throw new UnusableKeyException("the key is not an Ed25519 key");
        };
    }

    @Override
    public String algorithm() {
        return ALGORITHM;
    }

    @Override
    public String jwsAlgorithm() {
        return "EdDSA";
    }

    /// True iff the signature is this key's over the message, by the equation of RFC 8032, section 5.1.7, and in its
    /// one
    /// spelling.
    @Override
    public boolean verifies(byte[] message, byte[] signature) {
        return verifying.verifies(message, signature);
    }

    /// The raw 32 bytes.
    @Override
    public byte[] toByteArray() {
        return raw.clone();
    }

    @Override
    public String thumbprint() {
        return thumbprint;
    }

    @Override
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
