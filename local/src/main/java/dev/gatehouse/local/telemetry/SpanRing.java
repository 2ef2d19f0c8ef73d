package dev.gatehouse.local.telemetry;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;

/// The last spans that arrived, at most as many as its capacity; the oldest leaves first. Thread-safe.
final class SpanRing {
    private final int capacity;
    private final Deque<StoredSpan> spans;

    SpanRing(int capacity) {
        this.capacity = capacity;
        this.spans = new ArrayDeque<>(capacity);
    }

    synchronized void add(Collection<StoredSpan> arrived) {
        for (StoredSpan span : arrived) {
            if (spans.size() == capacity) {
                spans.removeFirst();
            }
            spans.addLast(span);
        }
    }

    /// The spans of one trace by their start.
    synchronized List<StoredSpan> trace(String traceId) {
        return spans.stream()
                .filter(span -> span.traceId().equals(traceId))
                .sorted(Comparator.comparingLong(StoredSpan::startUnixNano))
                .toList();
    }

    synchronized int size() {
        return spans.size();
    }
}
