package dev.gatehouse.bench.torture.schedule;

import java.util.Iterator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// Endless tracks of acts that run beside each other. Each is drawn from a generator of its own, so that how long an
/// act of one track takes changes nothing of another.
public final class Schedule {
    private final long seed;
    private final Cast cast;

    public Schedule(long seed, Cast cast) {
        this.seed = seed;
        this.cast = cast;
    }

    /// Events, without end.
    public Iterator<Planned> publishing() {
        return track(new Publishing(generator(0), cast, seed)::next);
    }

    /// Everything else, each track in its order, from its beginning.
    public List<Iterator<Planned>> faults() {
        int n = 1;
        return List.of(
                track(new Disturbing(generator(n++), cast)::next),
                track(new Stalling(generator(n++), cast, seed)::next),
                track(new Commanding(generator(n++), cast, seed)::next),
                track(new Revoking(generator(n++), cast)::next),
                track(new Faulting(generator(n++), cast)::next));
    }

    private SplittableRandom generator(int track) {
        SplittableRandom root = new SplittableRandom(seed);
        SplittableRandom own = root.split();
        for (int n = 0; n < track; n++) {
            own = root.split();
        }
        return own;
    }

    private static Iterator<Planned> track(Supplier<Planned> draw) {
        return Stream.generate(draw).iterator();
    }
}
