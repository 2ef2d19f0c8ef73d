package dev.gatehouse.gateway;

import dev.gatehouse.common.error.ErrorReason;
import dev.gatehouse.gateway.access.Freshness;
import dev.gatehouse.gateway.access.SessionView;
import dev.gatehouse.gateway.journal.Journal;
import dev.gatehouse.gateway.signing.Signer;
import dev.gatehouse.gateway.subscription.Hub;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.function.ToDoubleFunction;
import org.springframework.stereotype.Component;

/// What the core counts, as meters. Each way in which a stream ends is a tag of its own.
@Component
final class GatewayMetrics implements MeterBinder {
    private final Hub hub;
    private final SessionView sessions;
    private final Freshness freshness;
    private final Signer signer;

    GatewayMetrics(Hub hub, SessionView sessions, Freshness freshness, Signer signer) {
        this.hub = hub;
        this.sessions = sessions;
        this.freshness = freshness;
        this.signer = signer;
    }

    @Override
    public void bindTo(MeterRegistry meters) {
        push(meters);
        closes(meters);
        sessions(meters);
    }

    private void push(MeterRegistry meters) {
        Gauge.builder("gatehouse.gateway.streams", hub, Hub::openStreams)
                .description("Open event streams")
                .register(meters);
        Gauge.builder("gatehouse.gateway.window.entries", hub, Hub::windowEntries)
                .description("Entries of the log that streams can be resumed from")
                .register(meters);
        Gauge.builder("gatehouse.gateway.window", hub, Hub::windowBytes)
                .baseUnit("bytes")
                .description("Events held for resuming")
                .register(meters);
        Gauge.builder("gatehouse.gateway.outboxes", hub, Hub::outboxBytes)
                .baseUnit("bytes")
                .description("Messages that wait for slow streams")
                .register(meters);
        journal(meters, "events", Journal::events);
        journal(meters, "streams", Journal::endedStreams);
        journal(meters, "malformed", Journal::malformed);
        FunctionCounter.builder(
                        "gatehouse.gateway.deliveries", hub, h -> h.counters().deliveredCount())
                .description("Events given to streams")
                .register(meters);
        FunctionCounter.builder("gatehouse.gateway.signatures", signer, Signer::signatureCount)
                .description("Signatures made: responses, events (once each), beacons")
                .register(meters);
    }

    private void journal(MeterRegistry meters, String kind, ToDoubleFunction<Journal> size) {
        Gauge.builder("gatehouse.gateway.journal", hub.journal(), size)
                .tag("kind", kind)
                .description("What is remembered for those who ask why: events, ended streams, malformed entries")
                .register(meters);
    }

    private void closes(MeterRegistry meters) {
        String name = "gatehouse.gateway.streams.closed";
        String closed = "Ended event streams by reason";
        FunctionCounter.builder(name, hub, h -> h.counters().closedByClientCount())
                .tag("reason", "CLIENT")
                .description(closed)
                .register(meters);
        for (ErrorReason reason : ErrorReason.values()) {
            FunctionCounter.builder(name, hub, h -> h.counters().closedCount(reason))
                    .tag("reason", reason.name())
                    .description(closed)
                    .register(meters);
        }
    }

    private void sessions(MeterRegistry meters) {
        Gauge.builder("gatehouse.gateway.sessions.cached", sessions, SessionView::cachedCount)
                .description("Sessions whose record is cached")
                .register(meters);
        Gauge.builder("gatehouse.gateway.tombstones", sessions, SessionView::tombstoneCount)
                .description("Revoked sessions that this gateway remembers")
                .register(meters);
        Gauge.builder(
                        "gatehouse.gateway.revoke.divergence",
                        sessions,
                        s -> s.counters().divergentSessions())
                .description("Sessions that Redis calls active although their revocation was seen")
                .register(meters);
        Gauge.builder("gatehouse.gateway.mark.age", freshness, f -> f.age().toMillis() / 1000.0)
                .baseUnit("seconds")
                .description("Age of the newest proof that the streams are being read")
                .register(meters);
        answers(meters, "cache");
        answers(meters, "store");
        answers(meters, "tombstone");
    }

    private void answers(MeterRegistry meters, String source) {
        FunctionCounter.builder("gatehouse.gateway.session.lookups", sessions.counters(), counters -> switch (source) {
                    case "cache" -> counters.cacheAnswers();
                    case "store" -> counters.storeReads();
                    default -> counters.tombstoneAnswers();
                })
                .tag("source", source)
                .description("Where the knowledge of a session came from")
                .register(meters);
    }
}
