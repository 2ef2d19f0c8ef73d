package dev.gatehouse.gateway.grpc;

import dev.gatehouse.gateway.subscription.Hub;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What happens once a second: the next beacon, beacons for idle streams, sessions at their deadline.
public final class GrpcPulse {
    private static final Logger LOG = LoggerFactory.getLogger(GrpcPulse.class);
    private static final long PERIOD_MILLIS = 1_000;

    private final Beacons beacons;
    private final Hub hub;
    private final SessionWatch watch;

    GrpcPulse(Beacons beacons, Hub hub, SessionWatch watch) {
        this.beacons = beacons;
        this.hub = hub;
        this.watch = watch;
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
            Thread.ofVirtual().start(watch::sweep);
        } catch (RuntimeException e) {
            LOG.error("a pulse failed", e); // an exception would end the schedule
        }
    }
}
