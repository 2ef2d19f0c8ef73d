package dev.gatehouse.bench.torture.story;

/// A stretch of time in which a device, or all of them, may be held up.
public record Interval(int slot, long from, long to) {
    /// The slot that means all.
    public static final int EVERYBODY = -1;

    public boolean concerns(int other) {
        return slot == EVERYBODY || slot == other;
    }

    public boolean overlaps(long begin, long end) {
        return from < end && begin < to;
    }
}
