package dev.gatehouse.local.platform;

import dev.gatehouse.local.blueprint.ServiceSpec;
import dev.gatehouse.local.probe.Probe;
import dev.gatehouse.local.process.Death;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Waits until services are ready, until one of them dies, or until patience ends.
final class Readiness {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final Duration PAUSE = Duration.ofMillis(50);
    private static final double NANOS = 1e9;

    private final CompletableFuture<Death> death;
    private final Progress progress;
    private final long started = System.nanoTime();

    Readiness(CompletableFuture<Death> death, Progress progress) {
        this.death = death;
        this.progress = progress;
    }

    void await(List<ServiceSpec> specs) throws PlatformFault {
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        try {
            CompletableFuture<?>[] ready = specs.stream()
                    .map(spec -> CompletableFuture.runAsync(() -> ask(spec), threads))
                    .toArray(CompletableFuture<?>[]::new);
            CompletableFuture.anyOf(CompletableFuture.allOf(ready), death).get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw tooLate(specs);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PlatformFault("the start was interrupted");
        } catch (ExecutionException e) {
            throw new PlatformFault("a readiness check failed: " + e.getCause());
        } finally {
            threads.shutdownNow();
        }
        refuseDeath();
    }

    private void ask(ServiceSpec spec) {
        for (Probe probe : spec.probes()) {
            while (!probe.isReady()) {
                if (!pause()) {
                    return;
                }
            }
        }
        progress.line(String.format(
                Locale.ROOT, "ready   %-16s %5.1f s", spec.service().label(), (System.nanoTime() - started) / NANOS));
    }

    private static boolean pause() {
        try {
            Thread.sleep(PAUSE);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void refuseDeath() throws PlatformFault {
        if (death.isDone()) {
            Death dead = death.join();
            throw new PlatformFault(dead.sentence(), dead.lastWords());
        }
    }

    private static PlatformFault tooLate(List<ServiceSpec> specs) {
        for (ServiceSpec spec : specs) {
            if (!spec.probes().stream().allMatch(Probe::isReady)) {
                return new PlatformFault(spec.service().label() + " was not ready within " + PATIENCE.toSeconds()
                        + " s; its log: " + spec.child().log());
            }
        }
        return new PlatformFault("the platform was not ready within " + PATIENCE.toSeconds() + " s");
    }
}
