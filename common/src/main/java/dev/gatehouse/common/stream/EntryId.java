package dev.gatehouse.common.stream;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The id of an entry of a Redis stream: `<Unix ms>-<sequence>`, ordered by both. Both are unsigned 64-bit numbers.
public record EntryId(long millis, long sequence) implements Comparable<EntryId> {
    /// Below every entry.
    public static final EntryId ZERO = new EntryId(0, 0);

    private static final Pattern FORM = Pattern.compile("([0-9]{1,20})-([0-9]{1,20})");

    /// Reads the text form.
    ///
    /// @throws IllegalArgumentException when the text is not `<number>-<number>`
    public static EntryId parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("not an entry id");
        }
        return new EntryId(Long.parseUnsignedLong(matcher.group(1)), Long.parseUnsignedLong(matcher.group(2)));
    }

    @Override
    public int compareTo(EntryId other) {
        int byMillis = Long.compareUnsigned(millis, other.millis);
        return byMillis != 0 ? byMillis : Long.compareUnsigned(sequence, other.sequence);
    }

    public boolean isAfter(EntryId other) {
        return compareTo(other) > 0;
    }

    @Override
    public String toString() {
        return Long.toUnsignedString(millis) + "-" + Long.toUnsignedString(sequence);
    }
}
