package dev.gatehouse.common.signing;

import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/// Arithmetic on edwards25519 by the textbook (RFC 8032, section 5.1), slow and independent of every provider: for
/// signatures that no proper signer makes.
record EdwardsPoint(BigInteger x, BigInteger y) {
    static final BigInteger P = BigInteger.TWO.pow(255).subtract(BigInteger.valueOf(19));
    static final BigInteger ORDER =
            BigInteger.TWO.pow(252).add(new BigInteger("27742317777372353535851937790883648493"));
    static final BigInteger D = BigInteger.valueOf(-121665)
            .multiply(inverse(BigInteger.valueOf(121666)))
            .mod(P);
    static final EdwardsPoint NEUTRAL = new EdwardsPoint(BigInteger.ZERO, BigInteger.ONE);
    static final EdwardsPoint BASE =
            of(BigInteger.valueOf(4).multiply(inverse(BigInteger.valueOf(5))).mod(P), false);

    /// The point with this y; of the two the one whose x is odd or even.
    static EdwardsPoint of(BigInteger y, boolean odd) {
        BigInteger y2 = y.multiply(y);
        BigInteger square = y2.subtract(BigInteger.ONE)
                .multiply(inverse(D.multiply(y2).add(BigInteger.ONE)))
                .mod(P);
        BigInteger x = square.modPow(P.add(BigInteger.valueOf(3)).shiftRight(3), P);
        if (!x.multiply(x).mod(P).equals(square)) {
            x = x.multiply(BigInteger.TWO.modPow(P.subtract(BigInteger.ONE).shiftRight(2), P))
                    .mod(P);
        }
        return new EdwardsPoint(x.testBit(0) == odd ? x : P.subtract(x).mod(P), y);
    }

    /// A point of order 8.
    static EdwardsPoint ofOrderEight() {
        return decode("26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05");
    }

    private static EdwardsPoint decode(String hex) {
        return of(number(HexFormat.of().parseHex(hex)), false);
    }

    EdwardsPoint plus(EdwardsPoint other) {
        BigInteger products = D.multiply(x).multiply(other.x).multiply(y).multiply(other.y);
        BigInteger sumX = x.multiply(other.y).add(other.x.multiply(y));
        BigInteger sumY = y.multiply(other.y).add(x.multiply(other.x));
        return new EdwardsPoint(
                sumX.multiply(inverse(BigInteger.ONE.add(products))).mod(P),
                sumY.multiply(inverse(BigInteger.ONE.subtract(products))).mod(P));
    }

    EdwardsPoint times(BigInteger scalar) {
        EdwardsPoint product = NEUTRAL;
        for (int bit = scalar.bitLength() - 1; bit >= 0; bit--) {
            product = product.plus(product);
            if (scalar.testBit(bit)) {
                product = product.plus(this);
            }
        }
        return product;
    }

    byte[] encoded() {
        byte[] bytes = bytes(y);
        if (x.testBit(0)) {
            bytes[31] |= (byte) 0x80;
        }
        return bytes;
    }

    /// S of a signature by this secret scalar, for whatever R.
    ///
    /// @param nonce the scalar behind R's part in the prime-order group
    static byte[] signature(BigInteger secret, byte[] encodedR, BigInteger nonce, byte[] message) {
        byte[] publicKey = BASE.times(secret).encoded();
        BigInteger challenge = number(sha512(encodedR, publicKey, message));
        BigInteger s = nonce.add(challenge.multiply(secret)).mod(ORDER);
        return joined(encodedR, bytes(s));
    }

    static byte[] joined(byte[] first, byte[] second) {
        byte[] all = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, all, first.length, second.length);
        return all;
    }

    static byte[] bytes(BigInteger number) {
        byte[] bytes = new byte[32];
        byte[] bigEndian = number.toByteArray();
        for (int i = 0; i < Math.min(32, bigEndian.length); i++) {
            bytes[i] = bigEndian[bigEndian.length - 1 - i];
        }
        return bytes;
    }

    static BigInteger number(byte[] littleEndian) {
        byte[] bigEndian = new byte[littleEndian.length];
        for (int i = 0; i < bigEndian.length; i++) {
            bigEndian[i] = littleEndian[littleEndian.length - 1 - i];
        }
        return new BigInteger(1, bigEndian);
    }

    private static BigInteger inverse(BigInteger number) {
        return number.modInverse(P);
    }

    private static byte[] sha512(byte[]... parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-512");
            for (byte[] part : parts) {
                digest.update(part);
            }
            return digest.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
