package dev.gatehouse.local.process;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.System.Logger.Level;

/// A shell that outlives this process just long enough to end what this process leaves behind.
///
/// The system closes the pipe to it when this process ends in any way, SIGKILL included; that is its signal.
/// Thread-safe.
final class Reaper implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(Reaper.class.getName());

    private final Process shell;
    private final OutputStream pipe;

    private Reaper(Process shell) {
        this.shell = shell;
        this.pipe = shell.getOutputStream();
    }

    static Reaper start(long budgetSeconds) throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder("sh", "-c", Scripts.read("reaper.sh"), "reaper", Long.toString(budgetSeconds));
        // Not this process's streams: whoever waits for the end of our output must not wait for the reaper.
        builder.redirectOutput(ProcessBuilder.Redirect.DISCARD).redirectError(ProcessBuilder.Redirect.DISCARD);
        return new Reaper(builder.start());
    }

    Process shell() {
        return shell;
    }

    void watch(long pid) throws IOException {
        tell("watch " + pid);
    }

    /// Takes back [#watch]. A reaper that is gone has nothing to forget.
    void forget(long pid) {
        tellIfThere("forget " + pid);
    }

    /// Tells it that nothing is left to end.
    @Override
    public void close() {
        tellIfThere("done");
    }

    private void tellIfThere(String line) {
        try {
            tell(line);
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "the reaper is gone", e);
        }
    }

    private synchronized void tell(String line) throws IOException {
        pipe.write((line + "\n").getBytes(US_ASCII));
        pipe.flush();
    }
}
