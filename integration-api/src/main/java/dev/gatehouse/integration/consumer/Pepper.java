package dev.gatehouse.integration.consumer;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// The secret without which the stored form of an API key can't be computed: HMAC-SHA-256 (RFC 2104) under 32 bytes.
public final class Pepper {
    /// How long it is.
    public static final int BYTES = 32;

    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKeySpec key;

    /// Takes the secret.
    ///
    /// @throws IllegalArgumentException when the secret is not 32 bytes long
    public Pepper(byte[] secret) {
        if (secret.length != BYTES) {
            throw new IllegalArgumentException("a pepper of " + secret.length + " bytes");
        }
        this.key = new SecretKeySpec(secret, ALGORITHM);
    }

    /// The form in which an API key is stored.
    public byte[] digest(String apiKey) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac.doFinal(apiKey.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException("every JDK has " + ALGORITHM, e);
        }
    }
}
