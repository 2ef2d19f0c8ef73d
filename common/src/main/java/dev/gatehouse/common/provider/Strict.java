package dev.gatehouse.common.provider;

import dev.gatehouse.common.provider.SignatureEngine.Verifying;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/// Refuses before any engine is asked what engines judge differently, and what would give a signature a second
/// spelling: a wrong length, a scalar that is not reduced, an R of small order (which binds nothing), a high S of
/// ECDSA.
final class Strict {
    private static final int HALF = 32;
    private static final int LENGTH = 2 * HALF;

    /// 2^252 + 27742317777372353535851937790883648493, little-endian.
    private static final byte[] ED25519_ORDER =
            HexFormat.of().parseHex("edd3f55c1a631258d69cf7a2def9de1400000000000000000000000000000010");

    /// The points of order 1, 2, 4 and 8, in all of their spellings, without the sign of x.
    private static final List<byte[]> SMALL = List.of(
            HexFormat.of().parseHex("0100000000000000000000000000000000000000000000000000000000000000"),
            HexFormat.of().parseHex("0000000000000000000000000000000000000000000000000000000000000000"),
            HexFormat.of().parseHex("ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f"),
            HexFormat.of().parseHex("edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f"),
            HexFormat.of().parseHex("eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f"),
            HexFormat.of().parseHex("26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05"),
            HexFormat.of().parseHex("c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a"));

    private static final BigInteger P256_ORDER =
            new BigInteger("ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551", 16);
    private static final BigInteger P256_HALF_ORDER = P256_ORDER.shiftRight(1);

    private Strict() {}

    static Verifying ed25519(SignatureEngine engine, byte[] publicKey) {
        Verifying equation = engine.ed25519Verifying(publicKey);
        return (message, signature) -> signature.length == LENGTH
                && isReduced(signature)
                && !isSmall(signature)
                && equation.verifies(message, signature);
    }

    static Verifying es256(SignatureEngine engine, byte[] point) {
        Verifying equation = engine.es256Verifying(point);
        return (message, signature) ->
                signature.length == LENGTH && isInRange(signature) && equation.verifies(message, signature);
    }

    private static boolean isReduced(byte[] signature) {
        for (int i = HALF - 1; i >= 0; i--) {
            int difference = (signature[HALF + i] & 0xff) - (ED25519_ORDER[i] & 0xff);
            if (difference != 0) {
                return difference < 0;
            }
        }
        return false;
    }

    private static boolean isSmall(byte[] signature) {
        byte[] y = Arrays.copyOf(signature, HALF);
        y[HALF - 1] &= 0x7f;
        for (byte[] small : SMALL) {
            if (Arrays.equals(small, y)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isInRange(byte[] signature) {
        BigInteger r = new BigInteger(1, Arrays.copyOf(signature, HALF));
        BigInteger s = new BigInteger(1, Arrays.copyOfRange(signature, HALF, LENGTH));
        return r.signum() > 0 && r.compareTo(P256_ORDER) < 0 && s.signum() > 0 && s.compareTo(P256_HALF_ORDER) <= 0;
    }
}
