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
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/// Appends events to the log that gateways read: `XADD <stream> MAXLEN ~ <n> * …` with the documented fields.
///
/// Each call sends at most one command, once: a command that was under way when the connection broke is never sent
/// again, and its outcome is unknown: publishing it again with the same event id within a minute delivers it once. The
/// connection itself comes back alone. Safe for use by many threads.
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
        return new PublisherBuilder(address);
    }

    /// Appends the event and waits until Redis has said so, or the time-out has passed. The entry carries the trace
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
        if (!open.isOpen()) {
            return new PublishOutcome.NotPublished(eventId, "the connection to Redis is down and being restored");
        }
        return append(open, eventId, entry);
    }

    private PublishOutcome append(StatefulRedisConnection<String, byte[]> open, String eventId, ClientEvent entry) {
        try {
            XAddArgs trimmed = new XAddArgs().maxlen(settings.maxLength()).approximateTrimming();
            String id = open.sync().xadd(settings.stream(), trimmed, entry.toFields());
            return new PublishOutcome.Published(eventId, EntryId.parse(id));
        } catch (RedisCommandExecutionException e) {
            return new PublishOutcome.NotPublished(eventId, describe(e));
        } catch (RedisException | CancellationException e) {
            return new PublishOutcome.OutcomeUnknown(eventId, describe(e));
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
