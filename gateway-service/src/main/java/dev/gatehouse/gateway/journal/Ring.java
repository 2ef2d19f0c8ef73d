package dev.gatehouse.gateway.journal;

import java.util.ArrayDeque;
import java.util.List;
import java.util.function.Predicate;

/// The newest things of a kind, up to a number. Safe for many threads.
final class Ring<T> {
    private final int capacity;
    private final ArrayDeque<T> newestLast;

    Ring(int capacity) {
        this.capacity = capacity;
        this.newestLast = new ArrayDeque<>(capacity);
    }

    synchronized void add(T thing) {
        if (newestLast.size() == capacity) {
            newestLast.removeFirst();
        }
        newestLast.addLast(thing);
    }

    synchronized int size() {
        return newestLast.size();
    }

    /// Those that are wanted, newest first.
    synchronized List<T> find(Predicate<T> wanted, int most) {
        return newestLast.reversed().stream().filter(wanted).limit(most).toList();
    }
}
