package dev.gatehouse.local.material;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// What services are told instead of a secret: its digest, in hexadecimal.
public final class Digests {
    private Digests() {}

    /// The HMAC-SHA-256 of a partner's API key under the home's pepper.
    public static String apiKey(Home home, String partner) throws IOException, GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(Files.readAllBytes(home.apiKeyPepper()), mac.getAlgorithm()));
        return HexFormat.of().formatHex(mac.doFinal(content(home.apiKey(partner))));
    }

    /// The SHA-256 of a token that a file holds.
    public static String token(Path file) throws IOException, GeneralSecurityException {
        return sha256(content(file));
    }

    /// The SHA-256 of the key (SubjectPublicKeyInfo) that a certificate is about.
    public static String publicKey(Path certificate) throws IOException, GeneralSecurityException {
        return sha256(Pem.certificate(certificate).getPublicKey().getEncoded());
    }

    private static byte[] content(Path file) throws IOException {
        return Files.readString(file).strip().getBytes(UTF_8);
    }

    private static String sha256(byte[] bytes) throws GeneralSecurityException {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }
}
