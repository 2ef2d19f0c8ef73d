package dev.gatehouse.bench.torture.flow;

import dev.gatehouse.bench.torture.claim.Bounds;
import dev.gatehouse.bench.torture.history.Fact;
import dev.gatehouse.bench.torture.story.Calm;
import dev.gatehouse.bench.torture.story.Interval;
import dev.gatehouse.bench.torture.story.Session;
import dev.gatehouse.bench.torture.story.Story;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Measures, for each fault, from its end to the first event at each device that was published after its end.
public final class Flows {
    private final Story story;
    private final Calm calm;
    private final Map<Integer, NavigableMap<Long, Long>> arrivals;

    public Flows(Story story) {
        this.story = story;
        this.calm = new Calm(story);
        this.arrivals = story.sessions().stream()
                .collect(Collectors.groupingBy(Session::slot, Collectors.flatMapping(Flows::events, byPublishing())));
    }

    private static Stream<Fact.Received> events(Session session) {
        return session.received().stream();
    }

    /// For each time of publishing the earliest arrival of anything that was published then or later.
    private Collector<Fact.Received, ?, NavigableMap<Long, Long>> byPublishing() {
        return Collectors.collectingAndThen(Collectors.toList(), this::earliest);
    }

    private NavigableMap<Long, Long> earliest(List<Fact.Received> received) {
        NavigableMap<Long, Long> first = new TreeMap<>();
        for (Fact.Received each : received) {
            story.event(each.eventId()).ifPresent(event -> first.merge(event.firstAskedAt(), each.at(), Math::min));
        }
        long next = Long.MAX_VALUE;
        for (Map.Entry<Long, Long> entry : first.descendingMap().entrySet()) {
            next = Math.min(next, entry.getValue());
            entry.setValue(next);
        }
        return first;
    }

    /// The measured faults, in their order: those of which at least one device tells.
    public List<Flow> measure() {
        List<Flow> flows = new ArrayList<>();
        for (Fact.Faulted fault : story.faults()) {
            if (story.finished() || fault.over() + Flow.bound(story, fault) < story.end()) {
                flows.add(measure(fault));
            }
        }
        return flows.stream().filter(flow -> flow.devices() > 0).toList();
    }

    private Flow measure(Fact.Faulted fault) {
        Interval own = Calm.during(fault);
        long worst = -1;
        int slowest = -1;
        int devices = 0;
        for (int slot : new TreeSet<>(arrivals.keySet())) {
            long took = took(slot, fault.over());
            if (own.concerns(slot) && isAlone(fault, slot, took, own)) {
                devices++;
                slowest = took > worst ? slot : slowest;
                worst = Math.max(worst, took);
            }
        }
        return new Flow(fault, Flow.bound(story, fault), worst, slowest, devices);
    }

    /// Whether nothing else was in the way until the first event came, or should have come.
    private boolean isAlone(Fact.Faulted fault, int slot, long took, Interval own) {
        long waited = Math.min(took, Flow.bound(story, fault));
        return calm.holds(slot, fault.over() - Bounds.SETTLED, fault.over() + waited, own);
    }

    private long took(int slot, long over) {
        NavigableMap<Long, Long> first = arrivals.getOrDefault(slot, new TreeMap<>());
        Map.Entry<Long, Long> entry = first.ceilingEntry(over);
        return entry == null ? Flow.NEVER : entry.getValue() - over;
    }
}
