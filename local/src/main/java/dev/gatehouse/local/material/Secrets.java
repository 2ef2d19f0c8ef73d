package dev.gatehouse.local.material;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.util.HexFormat;

/// Random secrets and signing keys, each in a file of its own, made when it is missing.
final class Secrets {
    private static final int KEY_BYTES = 32;

    private final SecureRandom random = new SecureRandom();

    /// 32 random bytes.
    void key(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            PrivateFiles.writePrivate(file, randomBytes());
        }
    }

    /// 32 random bytes in hexadecimal: what people and programs paste.
    void text(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            PrivateFiles.writePrivate(
                    file, HexFormat.of().formatHex(randomBytes()).getBytes(US_ASCII));
        }
    }

    /// An Ed25519 signer, PKCS#8 PEM.
    void signer(Path file) throws IOException, GeneralSecurityException {
        if (!Files.isRegularFile(file)) {
            write(file, pair());
        }
    }

    /// An Ed25519 signer with its public key (SubjectPublicKeyInfo, PEM) beside it.
    void signer(Path file, Path publicKey) throws IOException, GeneralSecurityException {
        if (!Files.isRegularFile(file) || !Files.isRegularFile(publicKey)) {
            KeyPair pair = pair();
            Files.deleteIfExists(publicKey);
            write(file, pair);
            PrivateFiles.writePublic(
                    publicKey, Pem.encode("PUBLIC KEY", pair.getPublic().getEncoded()));
        }
    }

    private static KeyPair pair() throws GeneralSecurityException {
        return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    }

    private static void write(Path file, KeyPair pair) throws IOException {
        PrivateFiles.writePrivate(
                file, Pem.encode("PRIVATE KEY", pair.getPrivate().getEncoded()));
    }

    private byte[] randomBytes() {
        byte[] bytes = new byte[KEY_BYTES];
        random.nextBytes(bytes);
        return bytes;
    }
}
