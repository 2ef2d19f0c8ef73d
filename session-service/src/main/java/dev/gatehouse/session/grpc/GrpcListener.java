package dev.gatehouse.session.grpc;

import dev.gatehouse.common.service.ListenAddress;
import dev.gatehouse.common.service.StartupProblem;
import dev.gatehouse.session.telemetry.SessionLog;
import io.grpc.Server;
import io.grpc.protobuf.services.HealthStatusManager;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/// The listener's life: it accepts calls once everything is wired, and lets those under way end within the budget.
final class GrpcListener implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(GrpcListener.class);

    private final ListenAddress address;
    private final Server server;
    private final HealthStatusManager health;
    private final Duration budget;
    private volatile boolean running;

    GrpcListener(ListenAddress address, Server server, HealthStatusManager health, Duration budget) {
        this.address = address;
        this.server = server;
        this.health = health;
        this.budget = budget;
    }

    @Override
    public void start() {
        try {
            server.start();
        } catch (IOException e) {
            throw new StartupProblem(
                    GrpcSettings.ADDRESS,
                    "names " + address + ", where nothing can listen, because the port is taken or the host is not this"
                            + " machine's. Free it or set another address.",
                    e);
        }
        running = true;
        log(SessionLog.LISTENER_STARTED);
    }

    @Override
    public void stop() {
        running = false;
        health.enterTerminalState();
        server.shutdown();
        try {
            if (!server.awaitTermination(budget.toMillis(), TimeUnit.MILLISECONDS)) {
                server.shutdownNow();
            }
        } catch (InterruptedException e) {
            server.shutdownNow();
            Thread.currentThread().interrupt();
        }
        log(SessionLog.LISTENER_STOPPED);
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void log(SessionLog event) {
        event.log(LOG, "listener", "grpc", "port", address.port());
    }
}
