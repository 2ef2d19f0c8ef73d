package dev.gatehouse.bench.torture.story;

/// The place of an entry in the log, read from `<ms>-<sequence>`.
public record Place(long millis, long sequence) implements Comparable<Place> {
    public static Place of(String position) {
        int dash = position.indexOf('-');
        return new Place(
                Long.parseUnsignedLong(position, 0, dash, 10),
                Long.parseUnsignedLong(position, dash + 1, position.length(), 10));
    }

    @Override
    public int compareTo(Place other) {
        int byMillis = Long.compareUnsigned(millis, other.millis);
        return byMillis != 0 ? byMillis : Long.compareUnsigned(sequence, other.sequence);
    }

    public boolean isAfter(Place other) {
        return compareTo(other) > 0;
    }
}
