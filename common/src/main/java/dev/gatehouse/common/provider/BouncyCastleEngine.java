package dev.gatehouse.common.provider;

import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.signers.ECDSASigner;
import org.bouncycastle.math.ec.rfc8032.Ed25519;

/// The portable engine, and the judge where another one says no: it computes RFC 8032's own equation.
final class BouncyCastleEngine implements SignatureEngine {
    private static final X9ECParameters P256 = CustomNamedCurves.getByName("secp256r1");
    private static final ECDomainParameters DOMAIN = new ECDomainParameters(P256);
    private static final int HALF = 32;

    @Override
    public Signing ed25519Signing(byte[] seed) {
        byte[] publicKey = new byte[Ed25519.PUBLIC_KEY_SIZE];
        Ed25519.generatePublicKey(seed, 0, publicKey, 0);
        return message -> {
            byte[] signature = new byte[Ed25519.SIGNATURE_SIZE];
            Ed25519.sign(seed, 0, publicKey, 0, message, 0, message.length, signature, 0);
            return signature;
        };
    }

    @Override
    public Verifying ed25519Verifying(byte[] publicKey) {
        Ed25519.PublicPoint point = Ed25519.validatePublicKeyPartialExport(publicKey, 0);
        return (message, signature) -> Ed25519.verify(signature, 0, point, message, 0, message.length);
    }

    @Override
    public Verifying es256Verifying(byte[] point) {
        ECPublicKeyParameters key = new ECPublicKeyParameters(P256.getCurve().decodePoint(point), DOMAIN);
        return (message, signature) -> {
            ECDSASigner verifier = new ECDSASigner();
            verifier.init(false, key);
            return verifier.verifySignature(
                    sha256(message),
                    new BigInteger(1, Arrays.copyOf(signature, HALF)),
                    new BigInteger(1, Arrays.copyOfRange(signature, HALF, 2 * HALF)));
        };
    }

    private static byte[] sha256(byte[] message) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(message);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
