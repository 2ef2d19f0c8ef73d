package dev.gatehouse.bench.measure.gauge;

import dev.gatehouse.bench.measure.lab.Lab;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// One figure of the table, or some that are measured together.
public interface Gauge {
    /// What `--only` calls it.
    String name();

    /// Measures it and tells the lab what it found, row by row.
    void run(Lab lab) throws IOException, InterruptedException;

    /// All, the most important first.
    ///
    /// @param centrifugo the rival's binary, if it is to be measured too
    static List<Gauge> all(Optional<Path> centrifugo) {
        List<Gauge> all = new ArrayList<>(List.of(
                new FanOut(),
                new NormalDay(),
                new Commanding(),
                new Opening(),
                new IdleMemory(),
                new RevokeUnderLoad(),
                new CutAtOnce(),
                new Stalled()));
        centrifugo.map(BesideCentrifugo::new).ifPresent(all::add);
        return all;
    }
}
