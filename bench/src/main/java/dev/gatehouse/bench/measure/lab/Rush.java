package dev.gatehouse.bench.measure.lab;

import dev.gatehouse.bench.measure.load.Burst;
import dev.gatehouse.bench.measure.stand.ProcessTime;
import java.io.IOException;
import java.util.List;
import java.util.function.IntFunction;

/// Many calls, counted against the processor time of their server.
///
/// @param requests makes so many, signed just before they are sent
public record Rush(long pid, Burst burst, IntFunction<List<byte[]>> requests) {
    /// Calls per CPU-second of the server.
    public double measure(int warmUp, int calls) throws IOException, InterruptedException {
        burst.send(requests.apply(warmUp));
        List<byte[]> counted = requests.apply(calls);
        double before = ProcessTime.of(pid);
        burst.send(counted);
        double rate = calls / (ProcessTime.of(pid) - before);
        if (burst.failed() > 0) {
            throw new IOException(burst.failed() + " calls failed, the first with " + burst.firstFailure());
        }
        return rate;
    }
}
