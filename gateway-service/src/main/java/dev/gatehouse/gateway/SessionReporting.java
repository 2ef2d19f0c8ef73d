package dev.gatehouse.gateway;

import dev.gatehouse.common.session.SessionId;
import dev.gatehouse.gateway.access.SessionView;
import dev.gatehouse.gateway.access.StateUnavailableException;
import dev.gatehouse.gateway.downstream.SessionReports;
import dev.gatehouse.gateway.event.GatewayEvent;
import dev.gatehouse.gateway.subscription.Hub;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Once a minute: sessions that the store calls active although their revocation was seen here are asserted to be over,
/// and sessions with an open stream are reported as in use.
///
/// After a break of the store's history they are asserted at once, and again until the store agrees: a gateway that is
/// started meanwhile has seen none of those revocations.
@Component
final class SessionReporting {
    private static final Logger LOG = LoggerFactory.getLogger(SessionReporting.class);
    private static final Duration EVERY = Duration.ofMinutes(1);
    private static final Duration AFTER_BREAK = Duration.ofSeconds(1);

    private final SessionView sessions;
    private final Hub hub;
    private final SessionReports reports;

    SessionReporting(SessionView sessions, Hub hub, SessionReports reports) {
        this.sessions = sessions;
        this.hub = hub;
        this.reports = reports;
    }

    void start(ScheduledExecutorService pulse) {
        start(pulse, EVERY, this::report);
        start(pulse, AFTER_BREAK, () -> settle(sessions::reviewAfterBreak));
    }

    /// On a thread of its own each time, because it waits for others; left out while the time before still waits.
    private static void start(ScheduledExecutorService pulse, Duration every, Runnable task) {
        AtomicBoolean running = new AtomicBoolean();
        Runnable alone = () -> {
            try {
                task.run();
            } finally {
                running.set(false);
            }
        };
        var unused = pulse.scheduleWithFixedDelay(
                () -> {
                    if (running.compareAndSet(false, true)) {
                        Thread.ofVirtual().start(alone);
                    }
                },
                every.toMillis(),
                every.toMillis(),
                TimeUnit.MILLISECONDS);
    }

    private void report() {
        reports.touch(hub.openSessions());
        settle(() -> sessions.reviewTombstones(EVERY));
    }

    private void settle(Review review) {
        try {
            List<SessionId> divergent = review.divergent();
            if (!divergent.isEmpty()) {
                GatewayEvent.REVOKE_DIVERGENCE.log(LOG, "sessions", divergent.size());
                reports.assertRevocations(
                        divergent.stream().map(SessionId::text).toList());
            }
        } catch (StateUnavailableException e) {
            LOG.debug("tombstones are reviewed next time", e);
        }
    }

    private interface Review {
        List<SessionId> divergent() throws StateUnavailableException;
    }
}
