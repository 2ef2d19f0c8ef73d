package dev.gatehouse.bench.measure.stand;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalDouble;
import java.util.concurrent.TimeUnit;

/// A virtual machine's compilers. While they are at work a process shows what a start costs, and not what it costs to
/// serve: in the first half minute they take a third of its processor time.
public final class Compiler {
    private static final String TICKS = "sun.ci.totalTime=";
    private static final String TICKS_PER_SECOND = "sun.os.hrt.frequency=";
    private static final Duration LOOK = Duration.ofSeconds(4);
    private static final Duration LONGEST = Duration.ofMinutes(2);
    private static final double QUIET = 0.04;

    private Compiler() {}

    /// Waits until they take little, for so long at least and two minutes at most. Anything but a virtual machine of
    /// ours has no compiler.
    public static void awaitQuiet(long pid, Duration least) throws IOException, InterruptedException {
        TimeUnit.MILLISECONDS.sleep(least.toMillis());
        long deadline = System.nanoTime() + LONGEST.toNanos();
        OptionalDouble before = seconds(pid);
        boolean quiet = before.isEmpty();
        while (!quiet && System.nanoTime() - deadline < 0) {
            TimeUnit.MILLISECONDS.sleep(LOOK.toMillis());
            double now = seconds(pid).orElseThrow();
            quiet = now - before.orElseThrow() < QUIET * LOOK.toSeconds();
            before = OptionalDouble.of(now);
        }
    }

    private static OptionalDouble seconds(long pid) throws IOException {
        Process jcmd = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                        Long.toString(pid),
                        "PerfCounter.print")
                .redirectErrorStream(true)
                .start();
        return parse(new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
    }

    /// @param counters one `name=value` each line
    static OptionalDouble parse(String counters) {
        OptionalDouble ticks = value(counters, TICKS);
        OptionalDouble perSecond = value(counters, TICKS_PER_SECOND);
        return ticks.isPresent() && perSecond.isPresent()
                ? OptionalDouble.of(ticks.getAsDouble() / perSecond.getAsDouble())
                : OptionalDouble.empty();
    }

    private static OptionalDouble value(String counters, String name) {
        return counters.lines()
                .filter(line -> line.startsWith(name))
                .mapToDouble(line -> Double.parseDouble(line.substring(name.length())))
                .findFirst();
    }
}
