package dev.gatehouse.common.signing;

import java.io.IOException;
import java.math.BigInteger;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.util.BigIntegers;

/// The one form in which an ES256 signature is sent: r‖s, each 32 bytes big-endian, with the lower of the two possible
/// s.
public final class Es256Signature {
    private static final int HALF = 32;
    private static final BigInteger ORDER = Es256PublicKey.CURVE.getOrder();
    private static final BigInteger HALF_ORDER = ORDER.shiftRight(1);

    private Es256Signature() {}

    /// The form of a signature that a key store made, which gives out DER (`SEQUENCE` of r and s) and any s.
    ///
    /// @throws IllegalArgumentException when it is no such signature
    public static byte[] fromDer(byte[] der) {
        try {
            ASN1Sequence sequence = ASN1Sequence.getInstance(ASN1Sequence.fromByteArray(der));
            return of(
                    ASN1Integer.getInstance(sequence.getObjectAt(0)).getPositiveValue(),
                    ASN1Integer.getInstance(sequence.getObjectAt(1)).getPositiveValue());
        } catch (IOException e) {
            throw new IllegalArgumentException("not a DER signature", e);
        }
    }

    static byte[] of(BigInteger r, BigInteger s) {
        BigInteger lower = s.compareTo(HALF_ORDER) > 0 ? ORDER.subtract(s) : s;
        byte[] signature = new byte[2 * HALF];
        BigIntegers.asUnsignedByteArray(r, signature, 0, HALF);
        BigIntegers.asUnsignedByteArray(lower, signature, HALF, HALF);
        return signature;
    }
}
