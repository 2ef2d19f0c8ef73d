package dev.gatehouse.bench.soak.visit;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// The visits under way. Safe for many threads.
public final class Present {
    private final Set<Visit> visits = ConcurrentHashMap.newKeySet();
    private final Set<Visit> stalled = ConcurrentHashMap.newKeySet();
    private volatile List<Visit> seen = List.of();
    private volatile List<Visit> seenStalled = List.of();

    void enter(Visit visit) {
        visits.add(visit);
    }

    /// It does not read.
    public void stall(Visit visit) {
        stalled.add(visit);
    }

    void leave(Visit visit) {
        visits.remove(visit);
        stalled.remove(visit);
    }

    public int size() {
        return visits.size();
    }

    /// Looks who is there, for those who only want to know roughly. Called often.
    public void look() {
        seen = List.copyOf(visits);
        seenStalled = List.copyOf(stalled);
    }

    /// Those that were there at the last look.
    public List<Visit> seen() {
        return seen;
    }

    /// Those of them that do not read.
    public List<Visit> seenStalled() {
        return seenStalled;
    }
}
