package dev.gatehouse.common.signing;

import dev.gatehouse.common.provider.SignatureEngine.Verifying;
import dev.gatehouse.common.provider.SignatureProviders;
import java.nio.charset.StandardCharsets;
import java.security.interfaces.ECPublicKey;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.math.ec.ECCurve;
import org.bouncycastle.math.ec.ECPoint;
import org.bouncycastle.util.BigIntegers;
import org.jspecify.annotations.Nullable;

/// An ECDSA key over P-256 (FIPS 186-5) that verifies ES256 signatures: what the key stores of phones have.
///
/// Signatures are r‖s, 64 bytes, with the lower of the two possible s. Construction refuses what is no point of the
/// curve; P-256 has no other points of small order than the one at infinity, which has no encoding here. Immutable.
public final class Es256PublicKey implements DevicePublicKey {
    /// The name of the algorithm in records, protos and JSON.
    public static final String ALGORITHM = "ES256";

    static final ECCurve CURVE = CustomNamedCurves.getByName("secp256r1").getCurve();

    private static final int COORDINATE = 32;
    private static final int COMPRESSED = 1 + COORDINATE;
    private static final int UNCOMPRESSED = 1 + 2 * COORDINATE;
    private static final Base64.Encoder BASE64URL = Base64.getUrlEncoder().withoutPadding();

    private final byte[] compressed;
    private final byte[] thumbprint;
    private final Verifying verifying;

    private Es256PublicKey(ECPoint point) {
        byte[] uncompressed = point.getEncoded(false);
        this.compressed = point.getEncoded(true);
        this.thumbprint = thumbprint(uncompressed);
        this.verifying = SignatureProviders.es256Verifying(uncompressed);
    }

    /// The key of a point as SEC 1 encodes it.
    ///
    /// @param point 33 bytes that begin with 02 or 03, or 65 that begin with 04
    /// @throws UnusableKeyException when they are no point of the curve
    public static Es256PublicKey of(byte[] point) {
        boolean formed = (point.length == COMPRESSED && (point[0] == 2 || point[0] == 3))
                || (point.length == UNCOMPRESSED && point[0] == 4);
        if (!formed) {
            throw new UnusableKeyException("an ES256 public key is a compressed or uncompressed point of P-256");
        }
        return new Es256PublicKey(decoded(point));
    }

    /// The key that a key store shows.
    ///
    /// @throws UnusableKeyException when it is no key over P-256
    public static Es256PublicKey of(ECPublicKey key) {
        byte[] point = new byte[UNCOMPRESSED];
        point[0] = 4;
        try {
            BigIntegers.asUnsignedByteArray(key.getW().getAffineX(), point, 1, COORDINATE);
            BigIntegers.asUnsignedByteArray(key.getW().getAffineY(), point, 1 + COORDINATE, COORDINATE);
        } catch (IllegalArgumentException e) {
            throw new UnusableKeyException("the key is not over P-256", e);
        }
        return of(point);
    }

    @SuppressWarnings("UnusedException") // BouncyCastle's words say no more
    private static ECPoint decoded(byte[] point) {
        try {
            return CURVE.decodePoint(point).normalize();
        } catch (IllegalArgumentException e) {
            throw new UnusableKeyException("the bytes are no point of P-256");
        }
    }

    private static byte[] thumbprint(byte[] uncompressed) {
        // RFC 7638, section 3.2: the members of an EC key in lexicographic order, without blanks.
        String members = "{\"crv\":\"P-256\",\"kty\":\"EC\",\"x\":\""
                + BASE64URL.encodeToString(Arrays.copyOfRange(uncompressed, 1, COMPRESSED))
                + "\",\"y\":\""
                + BASE64URL.encodeToString(Arrays.copyOfRange(uncompressed, COMPRESSED, UNCOMPRESSED))
                + "\"}";
        return Sha256.of(members.getBytes(StandardCharsets.US_ASCII));
    }

    @Override
    public String algorithm() {
        return ALGORITHM;
    }

    @Override
    public String jwsAlgorithm() {
        return ALGORITHM;
    }

    @Override
    public boolean verifies(byte[] message, byte[] signature) {
        return verifying.verifies(message, signature);
    }

    /// The compressed point, 33 bytes.
    @Override
    public byte[] toByteArray() {
        return compressed.clone();
    }

    @Override
    public String thumbprint() {
        return BASE64URL.encodeToString(thumbprint);
    }

    @Override
    public byte[] thumbprintBytes() {
        return thumbprint.clone();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Es256PublicKey key && Arrays.equals(compressed, key.compressed);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(compressed);
    }

    @Override
    public String toString() {
        return HexFormat.of().formatHex(compressed, 0, 5) + "…";
    }
}
