package dev.gatehouse.gateway.grpc;

import dev.gatehouse.gateway.netty.ConnectionGuard;
import dev.gatehouse.gateway.subscription.Hub;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What happens once a second: the next beacon, beacons for idle streams, sessions at their deadline, connections and
/// requests whose time is up.
public final class GrpcPulse {
    private static final Logger LOG = LoggerFactory.getLogger(GrpcPulse.class);
    private static final long PERIOD_MILLIS = 1_000;

    private final Beacons beacons;
    private final Hub hub;
    private final SessionWatch watch;
    private final ConnectionGuard connections;

    GrpcPulse(Beacons beacons, Hub hub, SessionWatch watch, ConnectionGuard connections) {
        this.beacons = beacons;
        this.hub = hub;
        this.watch = watch;
        this.connections = connections;
    }

    /// Beats until the executor is shut down.
    public void start(ScheduledExecutorService pulse) {
        beacons.renew();
        var unused = pulse.scheduleAtFixedRate(this::beat, PERIOD_MILLIS, PERIOD_MILLIS, TimeUnit.MILLISECONDS);
    }

    private void beat() {
        try {
            beacons.renew();
            hub.pulse();
            connections.sweep();
            Thread.ofVirtual().start(watch::sweep);
        } catch (RuntimeException e) {
            LOG.error("a pulse failed", e); // an exception would end the schedule
        }
    }
}
