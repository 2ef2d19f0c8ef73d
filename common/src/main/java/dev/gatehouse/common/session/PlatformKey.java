package dev.gatehouse.common.session;

import dev.gatehouse.common.signing.UnusableKeyException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.KDF;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.HKDFParameterSpec;

/// One platform secret. It is never used itself: each purpose has its own HMAC-SHA-256 key, derived by HKDF-SHA-256
/// (RFC 5869) with the purpose as info.
final class PlatformKey {
    private static final int LENGTH = 32;
    private static final String HMAC = "HmacSHA256";

    private final String kid;
    private final byte[] secret;
    private final Map<String, SecretKey> derived = new ConcurrentHashMap<>();

    private PlatformKey(String kid, byte[] secret) {
        this.kid = kid;
        this.secret = secret.clone();
    }

    static PlatformKey of(String kid, byte[] secret) {
        if (secret.length != LENGTH) {
            throw new UnusableKeyException(kid + ".key must have 32 bytes, it has " + secret.length);
        }
        if (!kid.matches("[A-Za-z0-9_-]{1,32}")) {
            throw new UnusableKeyException("a key's file name is 1 to 32 letters, digits, - or _, then .key");
        }
        return new PlatformKey(kid, secret);
    }

    String kid() {
        return kid;
    }

    byte[] mac(String purpose, byte[] message) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(derived.computeIfAbsent(purpose, this::derive));
            return mac.doFinal(message);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + HMAC, e);
        }
    }

    boolean matches(String purpose, byte[] message, byte[] mac) {
        return MessageDigest.isEqual(mac(purpose, message), mac);
    }

    private SecretKey derive(String purpose) {
        try {
            HKDFParameterSpec info = HKDFParameterSpec.ofExtract()
                    .addIKM(secret)
                    .thenExpand(purpose.getBytes(StandardCharsets.US_ASCII), LENGTH);
            return KDF.getInstance("HKDF-SHA256").deriveKey(HMAC, info);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK from 25 on has HKDF-SHA256", e);
        }
    }
}
