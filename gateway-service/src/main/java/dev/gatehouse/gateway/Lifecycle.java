package dev.gatehouse.gateway;

import dev.gatehouse.gateway.access.SessionView;
import dev.gatehouse.gateway.access.StateUnavailableException;
import dev.gatehouse.gateway.event.GatewayEvent;
import dev.gatehouse.gateway.grpc.GrpcPulse;
import dev.gatehouse.gateway.grpc.GrpcServer;
import dev.gatehouse.gateway.redis.StreamFollower;
import dev.gatehouse.gateway.settings.GatewaySettings;
import dev.gatehouse.gateway.subscription.Drain;
import dev.gatehouse.gateway.subscription.Hub;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/// Starts and stops what pushes, in the one right order: streams are closed in slices, then the reader stops, the hub
/// closes what is left, and gRPC ends; each within the budget and with a line in the log.
@Component
final class Lifecycle implements SmartLifecycle, ApplicationRunner {
    private static final Logger LOG = LoggerFactory.getLogger(Lifecycle.class);
    private static final Duration WARM_UP = Duration.ofSeconds(10);
    private static final Duration REVIEW_TOMBSTONES = Duration.ofMinutes(1);

    private final GatewaySettings settings;
    private final StreamFollower follower;
    private final Hub hub;
    private final GrpcServer grpc;
    private final GrpcPulse grpcPulse;
    private final SessionView sessions;
    private final ScheduledExecutorService pulse;
    private volatile boolean running;

    Lifecycle(
            GatewaySettings settings,
            StreamFollower follower,
            Hub hub,
            GrpcServer grpc,
            GrpcPulse grpcPulse,
            SessionView sessions,
            ScheduledExecutorService pulse) {
        this.settings = settings;
        this.follower = follower;
        this.hub = hub;
        this.grpc = grpc;
        this.grpcPulse = grpcPulse;
        this.sessions = sessions;
        this.pulse = pulse;
    }

    @Override
    public void start() {
        follower.start();
        grpcPulse.start(pulse);
        var unused = pulse.scheduleWithFixedDelay(
                this::reviewTombstones,
                REVIEW_TOMBSTONES.toMillis(),
                REVIEW_TOMBSTONES.toMillis(),
                TimeUnit.MILLISECONDS);
        running = true;
    }

    /// The window is read before the first stream is accepted: one that begins now must not be sent what lies in the
    /// log.
    @Override
    public void run(ApplicationArguments arguments) throws InterruptedException {
        follower.awaitWarm(WARM_UP);
        grpc.start();
        grpc.setServing(true);
        GatewayEvent.READY.log(LOG);
    }

    private void reviewTombstones() {
        try {
            int divergent = sessions.reviewTombstones(REVIEW_TOMBSTONES);
            if (divergent > 0) {
                GatewayEvent.REVOKE_DIVERGENCE.log(LOG, "sessions", divergent);
            }
        } catch (StateUnavailableException e) {
            LOG.debug("tombstones are reviewed next time", e);
        }
    }

    @Override
    public void stop() {
        running = false;
        try {
            grpc.setServing(false);
            new Drain(hub).run(settings.shutdownTimeout().dividedBy(2));
            stopped("reader", follower.stop(settings.shutdownTimeout()));
            hub.shutDown();
            stopped("push hub", true);
            stopped("grpc", grpc.stop(settings.shutdownTimeout()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void stopped(String component, boolean inTime) {
        GatewayEvent event = inTime ? GatewayEvent.COMPONENT_STOPPED : GatewayEvent.COMPONENT_STOPPED_HARD;
        event.log(LOG, "component", component);
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
