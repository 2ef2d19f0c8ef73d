package dev.gatehouse.common.signing;

import dev.gatehouse.common.provider.SignatureEngine.Signing;
import dev.gatehouse.common.provider.SignatureProviders;
import java.nio.file.Path;
import java.security.SecureRandom;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;

/// An Ed25519 private key (RFC 8032) that signs.
///
/// Computed by the process's [SignatureProviders] as they were when the key was made. Immutable and safe for use by
/// many
/// threads.
public final class Ed25519PrivateKey implements DevicePrivateKey {
    private final Ed25519PrivateKeyParameters parameters;
    private final Ed25519PublicKey publicKey;
    private final Signing signing;

    private Ed25519PrivateKey(Ed25519PrivateKeyParameters parameters) {
        this.parameters = parameters;
        this.signing = SignatureProviders.ed25519Signing(parameters.getEncoded());
        this.publicKey = Ed25519PublicKey.of(parameters.generatePublicKey().getEncoded());
    }

    public static Ed25519PrivateKey generate(SecureRandom random) {
        return new Ed25519PrivateKey(new Ed25519PrivateKeyParameters(random));
    }

    /// The key that grows from a seed.
    ///
    /// @param seed the 32 bytes that RFC 8032 calls the private key
    public static Ed25519PrivateKey ofSeed(byte[] seed) {
        return new Ed25519PrivateKey(new Ed25519PrivateKeyParameters(seed));
    }

    /// Reads a PKCS#8 PEM file (`-----BEGIN PRIVATE KEY-----`, RFC 8410).
    ///
    /// @throws UnusableKeyException when the file can't be read or holds something else
    public static Ed25519PrivateKey read(Path pem) {
        return of(Pkcs8.read(pem));
    }

    static Ed25519PrivateKey parse(String pem) {
        return of(Pkcs8.key(pem));
    }

    static Ed25519PrivateKey of(AsymmetricKeyParameter key) {
        if (key instanceof Ed25519PrivateKeyParameters parameters) {
            return new Ed25519PrivateKey(parameters);
        }
        throw new UnusableKeyException("the key is not an Ed25519 key");
    }

    @Override
    public byte[] sign(byte[] message) {
        return signing.sign(message);
    }

    @Override
    public Ed25519PublicKey publicKey() {
        return publicKey;
    }

    @Override
    public String toPem() {
        return Pkcs8.pem(parameters);
    }

    @Override
    public String toString() {
        return "Ed25519PrivateKey[" + publicKey.thumbprint() + "]";
    }
}
