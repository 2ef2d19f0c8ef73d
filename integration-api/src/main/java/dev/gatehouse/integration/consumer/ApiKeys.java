package dev.gatehouse.integration.consumer;

import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// A consumer's one or two live API keys, as [Pepper#digest] makes them. Two, so that a key can be replaced without an
/// hour in which neither works.
public final class ApiKeys {
    private static final int MOST = 2;
    private static final Pattern DIGEST = Pattern.compile("[0-9a-fA-F]{64}");

    private final List<String> hex;
    private final byte[] first;
    private final byte[] second;

    private ApiKeys(List<String> hex) {
        this.hex = hex;
        this.first = HexFormat.of().parseHex(hex.getFirst());
        this.second = HexFormat.of().parseHex(hex.getLast());
    }

    /// Reads the digests; empty where there isn't one or two different ones in hex.
    public static Optional<ApiKeys> parse(List<String> digests) {
        List<String> distinct = digests.stream()
                .filter(digest -> DIGEST.matcher(digest).matches())
                .map(digest -> digest.toLowerCase(Locale.ROOT))
                .distinct()
                .toList();
        boolean usable = !digests.isEmpty() && distinct.size() == digests.size() && distinct.size() <= MOST;
        return usable ? Optional.of(new ApiKeys(distinct)) : Optional.empty();
    }

    /// The digests in lower-case hex.
    public List<String> digests() {
        return hex;
    }

    /// True iff one of the keys has this digest. Takes as long for each key, and for one key as for two.
    boolean accept(byte[] digest) {
        boolean isFirst = MessageDigest.isEqual(first, digest);
        boolean isSecond = MessageDigest.isEqual(second, digest);
        return isFirst || isSecond;
    }
}
