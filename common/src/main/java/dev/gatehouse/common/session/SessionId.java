package dev.gatehouse.common.session;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/// The public name of a device session: `ds1.<region>.<partition>.<random>.<checksum>`.
///
/// Not a secret: what a device asks for, it signs. The checksum, 8 bytes of a keyed hash over all before it, lets a
/// gateway turn made-up ids away without asking Redis. Ids are never used twice.
///
/// @param text the whole id, at most 80 characters; equal ids are equal texts
public record SessionId(String text) {
    private static final String PURPOSE = "gatehouse/session-id/v1";
    private static final int RANDOM_BYTES = 16;
    private static final int CHECKSUM_BYTES = 8;
    private static final Pattern FORM =
            Pattern.compile("ds1\\.[a-z0-9-]{1,16}\\.[0-9]{1,4}\\.[A-Za-z0-9_-]{22}\\.[A-Za-z0-9_-]{11}");
    private static final Pattern REGION = Pattern.compile("[a-z0-9-]{1,16}");
    private static final Base64.Encoder BASE64URL = Base64.getUrlEncoder().withoutPadding();

    /// A fresh id of the region's only partition.
    ///
    /// @param region 1 to 16 lower-case letters, digits or -
    public static SessionId create(String region, PlatformKeys keys, SecureRandom random) {
        if (!REGION.matcher(region).matches()) {
            throw new IllegalArgumentException("a region is 1 to 16 lower-case letters, digits or -");
        }
        byte[] name = new byte[RANDOM_BYTES];
        random.nextBytes(name);
        String stem = "ds1." + region + ".0." + BASE64URL.encodeToString(name);
        return new SessionId(stem + "." + checksum(stem, keys.current()));
    }

    /// The id, if its form is right and one of the live keys gives its checksum; otherwise nobody ever gave it out.
    public static Optional<SessionId> parse(String text, PlatformKeys keys) {
        if (!FORM.matcher(text).matches()) {
            return Optional.empty();
        }
        int dot = text.lastIndexOf('.');
        String stem = text.substring(0, dot);
        // Compared as text: the last character has spare bits, and an id must have one spelling only.
        byte[] checksum = ascii(text.substring(dot + 1));
        boolean ours = keys.all().stream().anyMatch(key -> MessageDigest.isEqual(ascii(checksum(stem, key)), checksum));
        return ours ? Optional.of(new SessionId(text)) : Optional.empty();
    }

    private static String checksum(String stem, PlatformKey key) {
        return BASE64URL.encodeToString(Arrays.copyOf(key.mac(PURPOSE, ascii(stem)), CHECKSUM_BYTES));
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    public String toString() {
        return text;
    }
}
