package dev.gatehouse.session.device;

import dev.gatehouse.common.session.PlatformKeys;
import dev.gatehouse.common.signing.CanonicalBytes;
import dev.gatehouse.common.signing.DevicePublicKey;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/// Gives out and recognises the challenges that a device signs to prove that it holds its key.
///
/// Stateless: a challenge carries its expiry and an HMAC over audience, key and expiry, so that asking for one costs
/// nothing to keep; only a redeemed one is stored. Layout: version 1, expiry (8 bytes big-endian), 16 random bytes, 32
/// bytes of HMAC-SHA-256.
public final class Challenges {
    /// How long a challenge is good for.
    public static final Duration LIFETIME = Duration.ofMinutes(2);

    private static final String PURPOSE = "gatehouse/challenge/v1";
    private static final byte LAYOUT_VERSION = 1;
    private static final int RANDOM_BYTES = 16;
    private static final int MAC_BYTES = 32;
    private static final int STEM_BYTES = 1 + Long.BYTES + RANDOM_BYTES;

    private final PlatformKeys keys;
    private final InstantSource clock;
    private final SecureRandom random;

    public Challenges(PlatformKeys keys, InstantSource clock, SecureRandom random) {
        this.keys = keys;
        this.clock = clock;
        this.random = random;
    }

    /// A fresh challenge.
    ///
    /// @param bytes what the device signs, opaque to it
    /// @param expiresAtMs Unix milliseconds
    @SuppressWarnings("ArrayRecordComponent") // never compared
    public record Issued(byte[] bytes, long expiresAtMs) {}

    /// A challenge that only this key can answer, and only towards this audience.
    public Issued issue(String audience, DevicePublicKey key) {
        long expiresAtMs = clock.millis() + LIFETIME.toMillis();
        byte[] unpredictable = new byte[RANDOM_BYTES];
        random.nextBytes(unpredictable);
        byte[] stem = ByteBuffer.allocate(STEM_BYTES)
                .put(LAYOUT_VERSION)
                .putLong(expiresAtMs)
                .put(unpredictable)
                .array();
        byte[] mac = keys.mac(PURPOSE, message(stem, audience, key));
        return new Issued(
                ByteBuffer.allocate(STEM_BYTES + MAC_BYTES).put(stem).put(mac).array(), expiresAtMs);
    }

    /// The challenge, if it was given out here for this audience and key and has not expired.
    public Optional<Challenge> recognise(byte[] challenge, String audience, DevicePublicKey key) {
        if (challenge.length != STEM_BYTES + MAC_BYTES || challenge[0] != LAYOUT_VERSION) {
            return Optional.empty();
        }
        byte[] stem = Arrays.copyOf(challenge, STEM_BYTES);
        byte[] mac = Arrays.copyOfRange(challenge, STEM_BYTES, challenge.length);
        long expiresAtMs = ByteBuffer.wrap(stem).getLong(1);
        if (!keys.matches(PURPOSE, message(stem, audience, key), mac) || clock.millis() >= expiresAtMs) {
            return Optional.empty();
        }
        String name = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(Arrays.copyOfRange(stem, STEM_BYTES - RANDOM_BYTES, STEM_BYTES));
        return Optional.of(new Challenge(name, expiresAtMs));
    }

    private static byte[] message(byte[] stem, String audience, DevicePublicKey key) {
        return CanonicalBytes.of(PURPOSE)
                .bytes(stem)
                .text(audience)
                .bytes(key.thumbprintBytes())
                .toByteArray();
    }
}
