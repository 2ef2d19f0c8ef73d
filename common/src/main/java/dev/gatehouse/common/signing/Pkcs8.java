package dev.gatehouse.common.signing;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.crypto.util.PrivateKeyFactory;
import org.bouncycastle.crypto.util.PrivateKeyInfoFactory;
import org.bouncycastle.crypto.util.PublicKeyFactory;
import org.bouncycastle.util.io.pem.PemObject;
import org.bouncycastle.util.io.pem.PemReader;
import org.bouncycastle.util.io.pem.PemWriter;
import org.jspecify.annotations.Nullable;

/// Keys as PEM: private ones as PKCS#8 (`-----BEGIN PRIVATE KEY-----`), public ones as X.509 has them.
final class Pkcs8 {
    private static final String PEM_TYPE = "PRIVATE KEY";
    private static final String ENCRYPTED_PEM_TYPE = "ENCRYPTED PRIVATE KEY";
    private static final String PUBLIC_PEM_TYPE = "PUBLIC KEY";

    private Pkcs8() {}

    /// @throws UnusableKeyException when the file can't be read or holds something else
    static AsymmetricKeyParameter read(Path pem) {
        return key(text(pem));
    }

    private static String text(Path pem) {
        try {
            return Files.readString(pem, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UnusableKeyException("the file can't be read: " + e.getMessage(), e);
        }
    }

    static AsymmetricKeyParameter key(String pem) {
        return decoded(block(pem));
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
    private static AsymmetricKeyParameter decoded(byte[] pkcs8) {
        try {
            return PrivateKeyFactory.createKey(pkcs8);
        } catch (IOException | RuntimeException e) {
            throw unreadable();
        }
    }

    private static UnusableKeyException unreadable() {
        return new UnusableKeyException("the file holds no readable PKCS#8 key");
    }

    /// The public half of a PEM file with either half.
    @SuppressWarnings("UnusedException")
    static AsymmetricKeyParameter readPublic(Path pem) {
        String text = text(pem);
        PemObject object = firstBlock(text);
        if (object == null || !object.getType().equals(PUBLIC_PEM_TYPE)) {
            return key(text);
        }
        try {
            return PublicKeyFactory.createKey(object.getContent());
        } catch (IOException | RuntimeException e) {
            throw new UnusableKeyException("the file holds no readable public key");
        }
    }

    static String pem(AsymmetricKeyParameter key) {
        StringWriter text = new StringWriter();
        try (PemWriter writer = new PemWriter(text)) {
            writer.writeObject(new PemObject(
                    PEM_TYPE, PrivateKeyInfoFactory.createPrivateKeyInfo(key).getEncoded()));
        } catch (IOException e) {
            throw new IllegalStateException("writing to memory failed", e);
        }
        return text.toString();
    }
}
