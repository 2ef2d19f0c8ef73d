package dev.gatehouse.local.process;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// A process that can be found again: a pid alone may meanwhile belong to another one.
public record ProcessId(long pid, Instant started) {
    // The system counts from its boot, whose time a clock correction moves a little.
    private static final Duration TOLERANCE = Duration.ofSeconds(2);

    /// This process.
    public static ProcessId current() {
        ProcessHandle self = ProcessHandle.current();
        return new ProcessId(self.pid(), self.info().startInstant().orElseGet(Instant::now));
    }

    /// The process, if it still runs.
    public Optional<ProcessHandle> find() {
        return ProcessHandle.of(pid).filter(ProcessId::runs).filter(this::isSame);
    }

    /// Whether it runs. One that has ended and that its parent has not collected yet (a zombie) has no program any
    /// more.
    static boolean runs(ProcessHandle handle) {
        return handle.isAlive() && handle.info().command().isPresent();
    }

    private boolean isSame(ProcessHandle handle) {
        // Where the system does not tell the start, the pid has to do.
        return handle.info()
                .startInstant()
                .map(start -> Duration.between(start, started).abs().compareTo(TOLERANCE) <= 0)
                .orElse(true);
    }
}
