package dev.gatehouse.client.publish;

import dev.gatehouse.client.telemetry.Tracing;
import dev.gatehouse.common.stream.ClientEvent;
import dev.gatehouse.common.stream.EntryId;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.RedisConnectionException;
import io.lettuce.core.RedisException;
import io.lettuce.core.XAddArgs;
import io.lettuce.core.api.StatefulRedisConnection;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.context.Scope;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/// Appends events to the log that gateways read: `XADD <stream> MAXLEN ~ <n> * …` with the documented fields.
///
/// Each call sends at most one command, once: a command that was under way when the connection broke is never sent
/// again, and its outcome is unknown: publishing it again with the same event id within a minute delivers it once. The
/// connection itself comes back alone. With Sentinels the one over which an event was not published is left, because
/// it may lead to a Redis that is not the master any more; the next call asks them anew. Safe for use by many threads.
public final class EventPublisher implements AutoCloseable {
    private final PublisherSettings settings;
    private final Tracing tracing;
    private final RedisClient client;
    private @Nullable StatefulRedisConnection<String, byte[]> connection;

    EventPublisher(PublisherSettings settings) {
        this.settings = settings;
        this.tracing = new Tracing(settings.openTelemetry());
        this.client = RedisConnection.client(settings);
    }

    /// Begins with the defaults.
    ///
    /// @param address `host:port` of the Redis that gateways read
    public static PublisherBuilder builder(String address) {
        return new PublisherBuilder(new LogAddress(List.of(address), null));
    }

    /// Begins with the defaults.
    ///
    /// @param sentinels `host:port` of each; they are asked without a password
    /// @param masterName under which they watch the Redis that gateways read
    public static PublisherBuilder builder(List<String> sentinels, String masterName) {
        return new PublisherBuilder(new LogAddress(sentinels, masterName));
    }

    /// Appends the event and waits until Redis, and as many replicas as were asked for, have it, or the time-out has
    /// passed. The entry carries the trace
    /// context of the current span's child that covers this call.
    public PublishOutcome publish(Publication publication) {
        Span span = tracing.start("publish", SpanKind.PRODUCER);
        span.setAttribute("gatehouse.event_id", publication.eventId());
        span.setAttribute("gatehouse.event_type", publication.type());
        try (Scope _ = span.makeCurrent()) {
            PublishOutcome outcome = attempt(publication.eventId(), entry(publication));
            if (!(outcome instanceof PublishOutcome.Published)) {
                Tracing.failed(span, outcome.getClass().getSimpleName());
            }
            return outcome;
        } finally {
            span.end();
        }
    }

    private ClientEvent entry(Publication publication) {
        long nowMs = settings.clock().millis();
        Duration lifetime = publication.lifetime();
        String session = publication.deviceSessionId();
        return new ClientEvent(
                publication.eventId(),
                publication.userId(),
                session == null ? "" : session,
                publication.type(),
                publication.payload(),
                nowMs,
                lifetime == null ? 0 : nowMs + lifetime.toMillis(),
                Tracing.traceparent());
    }

    private PublishOutcome attempt(String eventId, ClientEvent entry) {
        StatefulRedisConnection<String, byte[]> open;
        try {
            open = connection();
        } catch (RedisException e) {
            return new PublishOutcome.NotPublished(eventId, describe(e));
        }
        PublishOutcome outcome = open.isOpen()
                ? append(open, eventId, entry)
                : new PublishOutcome.NotPublished(eventId, "the connection to Redis is down and being restored");
        if (settings.log().moves() && !(outcome instanceof PublishOutcome.Published)) {
            leave(open);
        }
        return outcome;
    }

    private PublishOutcome append(StatefulRedisConnection<String, byte[]> open, String eventId, ClientEvent entry) {
        try {
            XAddArgs trimmed = new XAddArgs().maxlen(settings.maxLength()).approximateTrimming();
            String id = open.sync().xadd(settings.stream(), trimmed, entry.toFields());
            return confirmed(open, eventId, EntryId.parse(id));
        } catch (RedisCommandExecutionException e) {
            return new PublishOutcome.NotPublished(eventId, describe(e));
        } catch (RedisException | CancellationException e) {
            return new PublishOutcome.OutcomeUnknown(eventId, describe(e));
        }
    }

    private PublishOutcome confirmed(StatefulRedisConnection<String, byte[]> open, String eventId, EntryId id) {
        int wanted = settings.replicas();
        try {
            long confirmed = wanted == 0
                    ? 0
                    : open.sync()
                            .waitForReplication(
                                    wanted, settings.timeout().dividedBy(4).toMillis());
            return confirmed >= wanted
                    ? new PublishOutcome.Published(eventId, id)
                    : new PublishOutcome.OutcomeUnknown(eventId, "Redis has it and " + confirmed + " replicas");
        } catch (RedisException | CancellationException e) {
            return new PublishOutcome.OutcomeUnknown(eventId, describe(e));
        }
    }

    /// What others have under way on it has an unknown outcome.
    private synchronized void leave(StatefulRedisConnection<String, byte[]> left) {
        if (left.equals(connection)) {
            connection = null;
            var unused = left.closeAsync();
        }
    }

    /// The one connection; made by the first call that needs it, so that a publisher starts while Redis is away.
    private synchronized StatefulRedisConnection<String, byte[]> connection() {
        StatefulRedisConnection<String, byte[]> known = connection;
        if (known == null) {
            known = RedisConnection.open(client);
            connection = known;
        }
        return known;
    }

    private static String describe(RuntimeException error) {
        Throwable cause =
                error instanceof RedisConnectionException && error.getCause() != null ? error.getCause() : error;
        return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    }

    @Override
    public void close() {
        client.shutdown(Duration.ZERO, Duration.ofSeconds(2));
    }
}
