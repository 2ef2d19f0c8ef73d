package dev.gatehouse.integration.telemetry;

import dev.gatehouse.integration.interaction.Interaction;
import dev.gatehouse.integration.interaction.InteractionRing;
import dev.gatehouse.integration.interaction.UpstreamStates;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Writes each interaction down wherever an operator may look for it: log, metrics, ring, health.
public final class InteractionRecorder implements Consumer<Interaction> {
    private static final Logger LOG = LoggerFactory.getLogger(InteractionRecorder.class);

    private final InteractionRing ring;
    private final UpstreamStates states;
    private final UpstreamMetrics metrics;

    public InteractionRecorder(InteractionRing ring, UpstreamStates states, UpstreamMetrics metrics) {
        this.ring = ring;
        this.states = states;
        this.metrics = metrics;
    }

    @Override
    public void accept(Interaction interaction) {
        ring.add(interaction);
        states.record(interaction);
        metrics.attempted(interaction);
        log(interaction);
    }

    private static void log(Interaction interaction) {
        IntegrationLog event =
                interaction.errorClass() == null ? IntegrationLog.UPSTREAM_ANSWERED : IntegrationLog.UPSTREAM_FAILED;
        event.log(
                LOG,
                "trace.id",
                interaction.traceId(),
                "consumer",
                interaction.consumer(),
                "upstream",
                interaction.upstream(),
                "institution",
                interaction.institution(),
                "operation",
                interaction.operation(),
                "attempt",
                interaction.attempt(),
                "outcome",
                interaction.outcome(),
                "error_class",
                interaction.errorClass(),
                "side",
                interaction.side(),
                "status",
                interaction.status(),
                "took_ms",
                interaction.millis(),
                "deadline_left_ms",
                interaction.deadlineLeftMillis(),
                "subject",
                interaction.subject());
    }
}
