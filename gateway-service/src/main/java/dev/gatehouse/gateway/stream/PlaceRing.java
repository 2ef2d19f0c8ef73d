package dev.gatehouse.gateway.stream;

import dev.gatehouse.common.stream.EntryId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Places in the order of the log: added at the end, taken from the front, found by their ids. Not thread-safe.
final class PlaceRing {
    private static final int FEWEST = 256; // a power of two, as every capacity

    private @Nullable Place[] ring = new @Nullable Place[FEWEST];
    private int first;
    private int size;

    /// Adds a place after all others. One with the last one's id takes that one's place.
    ///
    /// @return the one whose place was taken
    Optional<Place> add(Place place) {
        EntryId id = place.position().entryId();
        if (size > 0 && !id.isAfter(last().position().entryId())) {
            if (!id.equals(last().position().entryId())) {
                throw new IllegalArgumentException("a log is read in its order");
            }
            Place before = last();
            ring[slot(size - 1)] = place;
            return Optional.of(before);
        }
        if (size == ring.length) {
            grow();
        }
        ring[slot(size)] = place;
        size++;
        return Optional.empty();
    }

    Place removeFirst() {
        Place place = get(0);
        ring[first] = null;
        first = slot(1);
        size--;
        return place;
    }

    Place first() {
        return get(0);
    }

    Place last() {
        return get(size - 1);
    }

    boolean isEmpty() {
        return size == 0;
    }

    int size() {
        return size;
    }

    /// The place with this id.
    Optional<Place> find(EntryId id) {
        int low = 0;
        int high = size - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            Place place = get(middle);
            int order = place.position().entryId().compareTo(id);
            if (order == 0) {
                return Optional.of(place);
            }
            if (order < 0) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return Optional.empty();
    }

    void clear() {
        ring = new @Nullable Place[FEWEST];
        first = 0;
        size = 0;
    }

    private Place get(int index) {
        Place place = index < size && index >= 0 ? ring[slot(index)] : null;
        if (place == null) {
            throw new IndexOutOfBoundsException(index);
        }
        return place;
    }

    private int slot(int index) {
        return (first + index) & (ring.length - 1);
    }

    private void grow() {
        @Nullable Place[] larger = new @Nullable Place[2 * ring.length];
        for (int n = 0; n < size; n++) {
            larger[n] = get(n);
        }
        ring = larger;
        first = 0;
    }
}
