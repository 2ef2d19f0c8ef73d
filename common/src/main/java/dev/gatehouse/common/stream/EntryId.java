package dev.gatehouse.common.stream;

/// The id of an entry of a Redis stream: `<Unix ms>-<sequence>`, ordered by both.
public record EntryId(long millis, long sequence) implements Comparable<EntryId> {
    /// Below every entry.
    public static final EntryId ZERO = new EntryId(0, 0);

    /// Reads the text form.
    ///
    /// @throws IllegalArgumentException when the text is not `<number>-<number>`
    public static EntryId parse(String text) {
        int dash = text.indexOf('-');
        if (dash < 1) {
            throw new IllegalArgumentException("not an entry id");
        }
        return new EntryId(Long.parseLong(text, 0, dash, 10), Long.parseLong(text, dash + 1, text.length(), 10));
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
