package dev.gatehouse.integration.interaction;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Names persons in records without telling who they are.
///
/// Keyed, because there are few enough ids to try them all; with a key that lives as long as the process, so that
/// records of one person can be told together in one process and nowhere else.
public final class SubjectHash {
    private static final String ALGORITHM = "HmacSHA256";
    private static final int KEY_BYTES = 32;
    private static final int SHOWN_BYTES = 8;

    private final SecretKeySpec key;

    private SubjectHash(byte[] key) {
        this.key = new SecretKeySpec(key, ALGORITHM);
    }

    /// A hash with a key of its own.
    public static SubjectHash create() {
        byte[] key = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(key);
        return new SubjectHash(key);
    }

    /// The hash of an id; of nothing, nothing.
    public String of(String id) {
        if (id.isEmpty()) {
            return "";
        }
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return HexFormat.of().formatHex(mac.doFinal(id.getBytes(StandardCharsets.UTF_8)), 0, SHOWN_BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
