package dev.gatehouse.common.signing;

import java.math.BigInteger;
import java.security.SecureRandom;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.crypto.params.ECNamedDomainParameters;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.signers.ECDSASigner;
import org.bouncycastle.crypto.signers.HMacDSAKCalculator;
import org.bouncycastle.math.ec.FixedPointCombMultiplier;
import org.bouncycastle.util.BigIntegers;

/// An ECDSA key over P-256 in memory, for devices without a key store, tools and test vectors.
///
/// Signs deterministically (RFC 6979). Immutable and safe for use by many threads.
public final class Es256PrivateKey implements DevicePrivateKey {
    private static final ECNamedDomainParameters DOMAIN =
            new ECNamedDomainParameters(SECObjectIdentifiers.secp256r1, CustomNamedCurves.getByName("secp256r1"));

    private final ECPrivateKeyParameters parameters;
    private final Es256PublicKey publicKey;

    private Es256PrivateKey(BigInteger scalar) {
        this.parameters = new ECPrivateKeyParameters(scalar, DOMAIN);
        this.publicKey = Es256PublicKey.of(
                new FixedPointCombMultiplier().multiply(DOMAIN.getG(), scalar).getEncoded(true));
    }

    public static Es256PrivateKey generate(SecureRandom random) {
        BigInteger order = DOMAIN.getN();
        return new Es256PrivateKey(
                BigIntegers.createRandomInRange(BigInteger.ONE, order.subtract(BigInteger.ONE), random));
    }

    /// The key with this number.
    ///
    /// @param scalar 32 bytes, big-endian
    /// @throws UnusableKeyException when the number is 0 or not below the curve's order
    public static Es256PrivateKey ofScalar(byte[] scalar) {
        try {
            return new Es256PrivateKey(new BigInteger(1, scalar));
        } catch (IllegalArgumentException e) {
            throw new UnusableKeyException("the number is not that of a P-256 key", e);
        }
    }

    static Es256PrivateKey of(AsymmetricKeyParameter key) {
        if (key instanceof ECPrivateKeyParameters elliptic
                && elliptic.getParameters().getN().equals(DOMAIN.getN())
                && elliptic.getParameters().getG().equals(DOMAIN.getG())) {
            return new Es256PrivateKey(elliptic.getD());
        }
        throw new UnusableKeyException("the key is neither an Ed25519 key nor an ECDSA key over P-256");
    }

    /// The signature over the message by RFC 6979: r‖s, 64 bytes, with the lower s.
    @Override
    public byte[] sign(byte[] message) {
        ECDSASigner signer = new ECDSASigner(new HMacDSAKCalculator(new SHA256Digest()));
        signer.init(true, parameters);
        BigInteger[] signature = signer.generateSignature(Sha256.of(message));
        return Es256Signature.of(signature[0], signature[1]);
    }

    @Override
    public Es256PublicKey publicKey() {
        return publicKey;
    }

    @Override
    public String toPem() {
        return Pkcs8.pem(parameters);
    }

    @Override
    public String toString() {
        return "Es256PrivateKey[" + publicKey.thumbprint() + "]";
    }
}
