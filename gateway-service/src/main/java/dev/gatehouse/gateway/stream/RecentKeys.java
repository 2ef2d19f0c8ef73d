package dev.gatehouse.gateway.stream;

import java.util.Arrays;
import java.util.OptionalLong;

/// 128-bit keys in the order of their arrival, each with the time at which it came last.
///
/// In arrays of numbers: half a million objects that live for a minute each are what a generational collector does
/// worst, and their marking took a fifth of the gateway's processor time under load. Not thread-safe.
final class RecentKeys {
    private static final int FEWEST = 1_024; // a power of two, as every capacity
    private static final int FIELDS = 3;
    private static final int HIGH = 0;
    private static final int LOW = 1;
    private static final int MILLIS = 2;
    private static final int FREE = -1;

    // A ring of places, three fields each.
    private long[] places = new long[FIELDS * FEWEST];
    private int first;
    private int size;
    // The newest place of each key, by open addressing; half of it is free at least.
    private int[] buckets = freeBuckets(FEWEST);

    private static int[] freeBuckets(int capacity) {
        int[] buckets = new int[2 * capacity];
        Arrays.fill(buckets, FREE);
        return buckets;
    }

    /// Adds a key that came at this time.
    ///
    /// @return when it came before; empty when it had not, or that is forgotten
    OptionalLong add(long high, long low, long millis) {
        if (size == capacity()) {
            grow();
        }
        int bucket = bucket(high, low);
        int before = buckets[bucket];
        int place = (first + size) & (capacity() - 1);
        size++;
        places[FIELDS * place + HIGH] = high;
        places[FIELDS * place + LOW] = low;
        places[FIELDS * place + MILLIS] = millis;
        buckets[bucket] = place;
        return before == FREE ? OptionalLong.empty() : OptionalLong.of(field(before, MILLIS));
    }

    /// When the oldest of them came; only when there is one.
    long firstMillis() {
        return field(first, MILLIS);
    }

    /// Forgets the oldest.
    void removeFirst() {
        int bucket = bucket(field(first, HIGH), field(first, LOW));
        if (buckets[bucket] == first) {
            free(bucket);
        }
        first = (first + 1) & (capacity() - 1);
        size--;
    }

    /// How many came, each time counted.
    int size() {
        return size;
    }

    void clear() {
        first = 0;
        size = 0;
        buckets = freeBuckets(capacity());
    }

    private int capacity() {
        return places.length / FIELDS;
    }

    private long field(int place, int field) {
        return places[FIELDS * place + field];
    }

    /// Where a key's newest place stands, or would stand.
    private int bucket(long high, long low) {
        int bucket = home(high);
        while (buckets[bucket] != FREE
                && (field(buckets[bucket], HIGH) != high || field(buckets[bucket], LOW) != low)) {
            bucket = next(bucket);
        }
        return bucket;
    }

    /// Keys are hashes: any of their bits will do.
    private int home(long high) {
        return (int) high & (buckets.length - 1);
    }

    private int next(int bucket) {
        return (bucket + 1) & (buckets.length - 1);
    }

    /// Frees a bucket and moves back what stands behind it only because it was taken.
    private void free(int freed) {
        int gap = freed;
        for (int bucket = next(gap); buckets[bucket] != FREE; bucket = next(bucket)) {
            int home = home(field(buckets[bucket], HIGH));
            int mask = buckets.length - 1;
            if (((bucket - home) & mask) >= ((bucket - gap) & mask)) {
                buckets[gap] = buckets[bucket];
                gap = bucket;
            }
        }
        buckets[gap] = FREE;
    }

    private void grow() {
        long[] old = places;
        int oldCapacity = capacity();
        int oldFirst = first;
        int count = size;
        places = new long[2 * old.length];
        clear();
        for (int n = 0; n < count; n++) {
            int place = FIELDS * ((oldFirst + n) & (oldCapacity - 1));
            add(old[place + HIGH], old[place + LOW], old[place + MILLIS]);
        }
    }
}
