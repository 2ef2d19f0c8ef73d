package dev.gatehouse.common.provider;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.HexFormat;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;

/// Amazon Corretto Crypto Provider: AWS-LC, native, several times as fast.
///
/// AWS-LC computes the Ed25519 equation without the cofactor, so it refuses signatures with an R of mixed order, which
/// RFC 8032's equation accepts and which only a key's owner can make. Its yes is therefore final, its no is
/// BouncyCastle's to confirm. ECDSA has no such difference.
final class CorrettoEngine implements SignatureEngine {
    private static final String PROVIDER = "com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider";
    private static final String ED_KEYS = "com.amazon.corretto.crypto.provider.registerEdKeyFactory";
    private static final byte[] ED25519_PKCS8 = HexFormat.of().parseHex("302e020100300506032b657004220420");
    private static final byte[] ED25519_SPKI = HexFormat.of().parseHex("302a300506032b6570032100");
    private static final byte[] P256_SPKI =
            HexFormat.of().parseHex("3059301306072a8648ce3d020106082a8648ce3d030107034200");
    private static final String ED25519 = "Ed25519";
    private static final String ES256 = "SHA256withECDSAinP1363Format";

    private final Provider provider;
    private final BouncyCastleEngine judge = new BouncyCastleEngine();

    private CorrettoEngine(Provider provider) {
        this.provider = provider;
    }

    /// Loads the provider and its library.
    ///
    /// @throws ProviderUnavailableException when it is not on the class path or does not work on this machine
    static CorrettoEngine load() {
        System.setProperty(ED_KEYS, "true"); // read when the provider's class is initialised
        CorrettoEngine engine = new CorrettoEngine(find());
        SelfTest.run(engine);
        return engine;
    }

    private static Provider find() {
        try {
            return ServiceLoader.load(Provider.class).stream()
                    .filter(candidate -> candidate.type().getName().equals(PROVIDER))
                    .findFirst()
                    .orElseThrow(() -> new ProviderUnavailableException("it is not on the class path", null))
                    .get();
        } catch (LinkageError | ServiceConfigurationError e) {
            throw new ProviderUnavailableException("its library can't be loaded", e);
        }
    }

    @Override
    public Signing ed25519Signing(byte[] seed) {
        PrivateKey key = privateKey(seed);
        return message -> {
            try {
                Signature signature = Signature.getInstance(ED25519, provider);
                signature.initSign(key);
                signature.update(message);
                return signature.sign();
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("the provider can't sign any more", e);
            }
        };
    }

    @Override
    public Verifying ed25519Verifying(byte[] publicKey) {
        PublicKey key = publicKey(ED25519, ED25519_SPKI, publicKey);
        byte[] raw = publicKey.clone();
        return (message, signature) -> verifies(ED25519, key, message, signature)
                || judge.ed25519Verifying(raw).verifies(message, signature);
    }

    @Override
    public Verifying es256Verifying(byte[] point) {
        PublicKey key = publicKey("EC", P256_SPKI, point);
        return (message, signature) -> verifies(ES256, key, message, signature);
    }

    @SuppressWarnings("UnusedException") // what a stranger sent is no error
    private boolean verifies(String algorithm, PublicKey key, byte[] message, byte[] signature) {
        try {
            Signature verifier = Signature.getInstance(algorithm, provider);
            verifier.initVerify(key);
            verifier.update(message);
            return verifier.verify(signature);
        } catch (SignatureException e) {
            return false;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the provider can't verify any more", e);
        }
    }

    private PrivateKey privateKey(byte[] seed) {
        try {
            return KeyFactory.getInstance(ED25519, provider)
                    .generatePrivate(new PKCS8EncodedKeySpec(joined(ED25519_PKCS8, seed)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the provider can't take a key", e);
        }
    }

    private PublicKey publicKey(String algorithm, byte[] prefix, byte[] raw) {
        try {
            return KeyFactory.getInstance(algorithm, provider)
                    .generatePublic(new X509EncodedKeySpec(joined(prefix, raw)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the provider can't take a key", e);
        }
    }

    private static byte[] joined(byte[] prefix, byte[] rest) {
        byte[] all = new byte[prefix.length + rest.length];
        System.arraycopy(prefix, 0, all, 0, prefix.length);
        System.arraycopy(rest, 0, all, prefix.length, rest.length);
        return all;
    }
}
