package dev.gatehouse.local.process;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;

/// Starts child processes and ends them in the reverse order of their start.
///
/// No child outlives this process: [#close()] ends them in order, and if this process is killed a reaper does. A child
/// gets no signal from the terminal and no standard input. Thread-safe; a start after close is refused.
public final class Supervisor implements AutoCloseable {
    private final long budgetSeconds;
    private final BiConsumer<Child, Stopped> onStopped;
    private final Reaper reaper;
    private final List<Child> children = new ArrayList<>();
    private final CompletableFuture<Death> death = new CompletableFuture<>();
    private boolean closed;

    private Supervisor(long budgetSeconds, BiConsumer<Child, Stopped> onStopped, Reaper reaper) {
        this.budgetSeconds = budgetSeconds;
        this.onStopped = onStopped;
        this.reaper = reaper;
    }

    /// A supervisor without children yet.
    ///
    /// @param budgetSeconds how long each child may take from TERM until it is killed
    /// @param onStopped hears of each child that was stopped, on the stopping thread
    public static Supervisor start(long budgetSeconds, BiConsumer<Child, Stopped> onStopped) throws IOException {
        Supervisor supervisor = new Supervisor(budgetSeconds, onStopped, Reaper.start(budgetSeconds));
        var unused = supervisor.reaper.shell().onExit().thenAccept(supervisor::reaperEnded);
        return supervisor;
    }

    /// The first child that ended unasked, once there is one.
    public CompletableFuture<Death> death() {
        return death;
    }

    /// The children that have not been stopped, in the order of their start.
    public synchronized List<Child> children() {
        return List.copyOf(children);
    }

    ProcessHandle reaper() {
        return reaper.shell().toHandle();
    }

    /// Starts a child. It runs only after the reaper knows of it.
    public synchronized Child start(ChildSpec spec) throws IOException {
        if (closed) {
            throw new IOException(spec.name() + " is not started: everything is being stopped");
        }
        keepPreviousLog(spec.log());
        Process process = builder(spec).start();
        reaper.watch(process.pid());
        try (OutputStream gate = process.getOutputStream()) {
            gate.write("go\n".getBytes(US_ASCII));
        }
        Child child = new Child(spec, process);
        children.add(child);
        var unused = process.onExit().thenAccept(ended -> childEnded(child));
        return child;
    }

    /// Ends one child, if it is running, and forgets it.
    public void stop(Child child) {
        Stopped how = child.stop(budgetSeconds);
        if (forget(child)) {
            onStopped.accept(child, how);
        }
    }

    /// Kills one child at once, as a crash would, and forgets it. It does not count as a death: it was asked for.
    public void kill(Child child) {
        child.kill();
        if (forget(child)) {
            onStopped.accept(child, Stopped.KILLED);
        }
    }

    /// @return false when it had been forgotten before
    private synchronized boolean forget(Child child) {
        reaper.forget(child.id().pid());
        return children.remove(child);
    }

    /// Ends every child, the last started first, then the reaper.
    @Override
    public void close() {
        synchronized (this) {
            closed = true;
        }
        for (Child child : children().reversed()) {
            stop(child);
        }
        reaper.close();
    }

    private void childEnded(Child child) {
        if (!child.isStopping() && forget(child)) {
            death.complete(new Death(
                    child.spec().name(),
                    child.process().exitValue(),
                    child.spec().log()));
        }
    }

    private synchronized void reaperEnded(Process shell) {
        if (!closed) {
            death.complete(new Death("the reaper", shell.exitValue(), null));
        }
    }

    private static ProcessBuilder builder(ChildSpec spec) throws IOException {
        List<String> command = new ArrayList<>(List.of("sh", "-c", Scripts.read("child.sh"), spec.name()));
        command.addAll(spec.command());
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().clear();
        builder.environment().putAll(spec.environment());
        builder.directory(spec.folder().toFile());
        builder.redirectErrorStream(true);
        builder.redirectOutput(spec.log().toFile());
        return builder;
    }

    private static void keepPreviousLog(Path log) throws IOException {
        Files.createDirectories(Objects.requireNonNull(log.getParent(), "a log lies in a folder"));
        if (Files.exists(log)) {
            Files.move(log, log.resolveSibling(log.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
