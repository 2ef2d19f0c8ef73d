package dev.gatehouse.common.signing;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.util.PrivateKeyFactory;
import org.bouncycastle.crypto.util.PrivateKeyInfoFactory;
import org.bouncycastle.math.ec.rfc8032.Ed25519;
import org.bouncycastle.util.io.pem.PemObject;
import org.bouncycastle.util.io.pem.PemReader;
import org.bouncycastle.util.io.pem.PemWriter;
import org.jspecify.annotations.Nullable;

/// An Ed25519 private key (RFC 8032) that signs.
///
/// BouncyCastle's implementation: 17 times faster than the JDK's own and the same on every platform (measured on JDK
/// 25). Immutable and safe for use by many threads.
public final class Ed25519PrivateKey {
    private static final String PEM_TYPE = "PRIVATE KEY";
    private static final String ENCRYPTED_PEM_TYPE = "ENCRYPTED PRIVATE KEY";

    private final Ed25519PrivateKeyParameters parameters;
    private final Ed25519PublicKey publicKey;

    private Ed25519PrivateKey(Ed25519PrivateKeyParameters parameters) {
        this.parameters = parameters;
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
        try {
            return parse(Files.readString(pem, StandardCharsets.ISO_8859_1));
        } catch (IOException e) {
            throw new UnusableKeyException("the file can't be read: " + e.getMessage(), e);
        }
    }

    static Ed25519PrivateKey parse(String pem) {
        return of(key(block(pem)));
    }

    private static byte[] block(String pem) {
        PemObject object = firstBlock(pem);
        String type = object == null ? "" : object.getType();
        if (type.equals(ENCRYPTED_PEM_TYPE)) {
            throw new UnusableKeyException(
                    "the key is encrypted: store it without a passphrase, readable by the service alone");
        }
        if (object == null || !type.equals(PEM_TYPE)) {
            throw new UnusableKeyException("the file holds no PKCS#8 PEM block (BEGIN PRIVATE KEY)");
        }
        return object.getContent();
    }

    // BouncyCastle's decoders throw unchecked exceptions of many types, whose messages may quote what they read: those
    // are not kept as a cause.
    @SuppressWarnings("UnusedException")
    private static @Nullable PemObject firstBlock(String pem) {
        try (PemReader reader = new PemReader(new StringReader(pem))) {
            return reader.readPemObject();
        } catch (IOException | RuntimeException e) {
            throw unreadable();
        }
    }

    @SuppressWarnings("UnusedException")
    private static AsymmetricKeyParameter key(byte[] pkcs8) {
        try {
            return PrivateKeyFactory.createKey(pkcs8);
        } catch (IOException | RuntimeException e) {
            throw unreadable();
        }
    }

    private static UnusableKeyException unreadable() {
        return new UnusableKeyException("the file holds no readable PKCS#8 key");
    }

    private static Ed25519PrivateKey of(AsymmetricKeyParameter key) {
        if (key instanceof Ed25519PrivateKeyParameters parameters) {
            return new Ed25519PrivateKey(parameters);
        }
        throw new UnusableKeyException("the key is not an Ed25519 key");
    }

    /// The signature over the message: 64 bytes.
    public byte[] sign(byte[] message) {
        byte[] signature = new byte[Ed25519.SIGNATURE_SIZE];
        parameters.sign(Ed25519.Algorithm.Ed25519, null, message, 0, message.length, signature, 0);
        return signature;
    }

    public Ed25519PublicKey publicKey() {
        return publicKey;
    }

    /// The key as PKCS#8 PEM, as [#read] reads it.
    public String toPem() {
        StringWriter text = new StringWriter();
        try (PemWriter writer = new PemWriter(text)) {
            writer.writeObject(new PemObject(
                    PEM_TYPE,
                    PrivateKeyInfoFactory.createPrivateKeyInfo(parameters).getEncoded()));
        } catch (IOException e) {
            throw new IllegalStateException("writing to memory failed", e);
        }
        return text.toString();
    }

    @Override
    public String toString() {
        return "Ed25519PrivateKey[" + publicKey.thumbprint() + "]";
    }
}
