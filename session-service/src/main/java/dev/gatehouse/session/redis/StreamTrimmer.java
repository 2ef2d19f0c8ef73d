package dev.gatehouse.session.redis;

import dev.gatehouse.session.telemetry.SessionLog;
import dev.gatehouse.session.telemetry.SessionMetrics;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps both streams at their retention. It runs on every instance; trimming twice does no harm.
final class StreamTrimmer {
    /// How often it runs.
    static final Duration PERIOD = Duration.ofMinutes(1);

    private static final Logger LOG = LoggerFactory.getLogger(StreamTrimmer.class);
    // A round drops at most 10,000 entries of a stream, so that Redis is never held up for long; enough rounds for
    // what the fastest publisher adds in a period.
    private static final int MAX_ROUNDS = 1_000;

    private final Script script;
    private final List<String> streams;
    private final Duration retention;
    private final SessionMetrics metrics;

    StreamTrimmer(Script script, List<String> streams, Duration retention, SessionMetrics metrics) {
        this.script = script;
        this.streams = List.copyOf(streams);
        this.retention = retention;
        this.metrics = metrics;
    }

    /// Trims now. A failure of any kind is logged, never thrown: it would end the schedule; the next run makes up for
    /// it.
    void trim() {
        try {
            long dropped = trimOnce();
            for (int round = 1; dropped > 0 && round < MAX_ROUNDS; round++) {
                dropped = trimOnce();
            }
        } catch (RuntimeException e) {
            SessionLog.STREAMS_NOT_TRIMMED.on(LOG).setCause(e).log(SessionLog.STREAMS_NOT_TRIMMED.message());
        }
    }

    private long trimOnce() {
        long dropped = Long.parseLong(script.run(streams, List.of(Long.toString(retention.toMillis())))
                .getFirst());
        metrics.trimmed(dropped);
        return dropped;
    }
}
