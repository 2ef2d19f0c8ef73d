package dev.gatehouse.gateway.reader;

import dev.gatehouse.common.stream.ClientEvent;
import dev.gatehouse.common.stream.MalformedEntryException.Reason;
import dev.gatehouse.common.stream.Position;
import dev.gatehouse.gateway.stream.SeenEvents;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.transport.Kind;
import io.micrometer.observation.transport.ReceiverContext;
import java.time.Duration;
import java.time.InstantSource;

/// Counts what is read from the streams, times how old an event is when it is handed to its streams, and goes on with
/// the trace of its publisher.
final class StreamMetrics {
    private static final String ENTRIES = "gatehouse.gateway.stream.entries";
    private static final String TRACEPARENT = "traceparent";

    private final MeterRegistry meters;
    private final ObservationRegistry observations;
    private final InstantSource clock;
    private final Counter sessionEntries;
    private final Counter clientEntries;
    private final Counter suppressed;
    private final Counter unchecked;
    private final Counter lineageBreaks;
    private final Timer age;

    StreamMetrics(MeterRegistry meters, ObservationRegistry observations, InstantSource clock) {
        this.meters = meters;
        this.observations = observations;
        this.clock = clock;
        this.sessionEntries = entries("session-events");
        this.clientEntries = entries("client-events");
        this.suppressed = Counter.builder("gatehouse.gateway.events.suppressed")
                .description("Events that a publisher repeated within a minute and that were not delivered again")
                .register(meters);
        this.unchecked = Counter.builder("gatehouse.gateway.events.unchecked")
                .description("Events delivered although the log was not read far enough back to know a repeated one")
                .register(meters);
        this.lineageBreaks = Counter.builder("gatehouse.gateway.lineage.breaks")
                .description("How often the store's history was found to be another one")
                .register(meters);
        this.age = Timer.builder("gatehouse.gateway.push.age")
                .description("From an event's entry in the log to the hand-over to its streams")
                .publishPercentileHistogram()
                .register(meters);
    }

    private Counter entries(String stream) {
        return Counter.builder(ENTRIES)
                .tag("stream", stream)
                .description("Entries read from a stream, without marks")
                .register(meters);
    }

    /// Shows how much is remembered.
    void watch(SeenEvents seen) {
        Gauge.builder("gatehouse.gateway.events.remembered", seen, SeenEvents::size)
                .description("Events of the last minute that are remembered so that a repeated one is known")
                .register(meters);
    }

    void sessionEntry() {
        sessionEntries.increment();
    }

    /// Hands an event over. A publisher that traces sees a span of it, below its own.
    void clientEntry(ClientEvent event, Position position, Runnable handOver) {
        clientEntries.increment();
        if (event.traceparent().isEmpty()) {
            handOver.run();
        } else {
            ReceiverContext<ClientEvent> context = new ReceiverContext<>(
                    (carrier, key) -> key.equals(TRACEPARENT) ? carrier.traceparent() : null, Kind.CONSUMER);
            context.setCarrier(event);
            Observation.createNotStarted("gatehouse.push", () -> context, observations)
                    .contextualName("push " + event.type())
                    .highCardinalityKeyValue("gatehouse.event_id", event.eventId())
                    .observe(handOver);
        }
        age.record(Duration.ofMillis(
                Math.max(0, clock.millis() - position.entryId().millis())));
    }

    void malformed(String stream, Reason reason) {
        Counter.builder(ENTRIES + ".malformed")
                .tag("stream", stream)
                .tag("reason", reason.name())
                .description("Entries that were malformed and skipped")
                .register(meters)
                .increment();
    }

    void suppressed() {
        clientEntries.increment();
        suppressed.increment();
    }

    void unchecked() {
        unchecked.increment();
    }

    void lineageBroken() {
        lineageBreaks.increment();
    }
}
