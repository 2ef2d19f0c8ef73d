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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Once a minute: sessions that the store calls active although their revocation was seen here are asserted to be over,
/// and sessions with an open stream are reported as in use.
@Component
final class SessionReporting {
    private static final Logger LOG = LoggerFactory.getLogger(SessionReporting.class);
    private static final Duration EVERY = Duration.ofMinutes(1);

    private final SessionView sessions;
    private final Hub hub;
    private final SessionReports reports;

    SessionReporting(SessionView sessions, Hub hub, SessionReports reports) {
        this.sessions = sessions;
        this.hub = hub;
        this.reports = reports;
    }

    void start(ScheduledExecutorService pulse) {
        // On a thread of its own, because both wait for others.
        var unused = pulse.scheduleWithFixedDelay(
                () -> Thread.ofVirtual().start(() -> report(EVERY)),
                EVERY.toMillis(),
                EVERY.toMillis(),
                TimeUnit.MILLISECONDS);
    }

    /// Reports now.
    ///
    /// @param witnessed how long ago a revocation was seen, at least
    void report(Duration witnessed) {
        reports.touch(hub.openSessions());
        try {
            List<SessionId> divergent = sessions.reviewTombstones(witnessed);
            if (!divergent.isEmpty()) {
                GatewayEvent.REVOKE_DIVERGENCE.log(LOG, "sessions", divergent.size());
                reports.assertRevocations(
                        divergent.stream().map(SessionId::text).toList());
            }
        } catch (StateUnavailableException e) {
            LOG.debug("tombstones are reviewed next time", e);
        }
    }
}
