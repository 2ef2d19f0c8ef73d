package dev.gatehouse.integration.interaction;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/// The newest interactions of this process, as many as it has room for. Safe for use by many threads.
public final class InteractionRing {
    /// How many it holds in production.
    public static final int CAPACITY = 10_000;

    private final int capacity;
    private final Deque<Interaction> newestFirst = new ArrayDeque<>();
    private final Lock lock = new ReentrantLock();

    public InteractionRing(int capacity) {
        this.capacity = capacity;
    }

    /// Adds one; the oldest leaves when there is no room.
    public void add(Interaction interaction) {
        lock.lock();
        try {
            if (newestFirst.size() == capacity) {
                newestFirst.removeLast();
            }
            newestFirst.addFirst(interaction);
        } finally {
            lock.unlock();
        }
    }

    /// Those that are wanted, newest first.
    public List<Interaction> find(InteractionQuery query) {
        List<Interaction> found = new ArrayList<>();
        lock.lock();
        try {
            Iterator<Interaction> each = newestFirst.iterator();
            while (each.hasNext() && found.size() < query.limit()) {
                Interaction interaction = each.next();
                if (query.wants(interaction)) {
                    found.add(interaction);
                }
            }
        } finally {
            lock.unlock();
        }
        return found;
    }
}
