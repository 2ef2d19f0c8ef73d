package dev.gatehouse.bench.cluster;

import java.io.IOException;
import java.util.concurrent.TimeUnit;

/// A signal that the JDK has no call for.
enum Signal {
    /// Takes a process off the processor without a trace.
    STOP,
    /// Lets it go on.
    CONT;

    private static final long PATIENCE_SECONDS = 10;

    void to(long pid) throws IOException, InterruptedException {
        Process kill = new ProcessBuilder("kill", "-" + name(), Long.toString(pid)).start();
        if (!kill.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) || kill.exitValue() != 0) {
            throw new IOException("the signal " + name() + " did not reach process " + pid);
        }
    }
}
