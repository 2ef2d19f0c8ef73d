package dev.gatehouse.bench.measure.gauge;

import dev.gatehouse.bench.measure.lab.Lab;
import java.io.IOException;
import java.util.List;

/// One figure of the table, or some that are measured together.
public interface Gauge {
    /// What `--only` calls it.
    String name();

    /// Measures it and tells the lab what it found, row by row.
    void run(Lab lab) throws IOException, InterruptedException;

    /// All, the most important first.
    static List<Gauge> all() {
        return List.of(
                new FanOut(),
                new NormalDay(),
                new Commanding(),
                new Opening(),
                new IdleMemory(),
                new RevokeUnderLoad(),
                new CutAtOnce(),
                new Stalled());
    }
}
