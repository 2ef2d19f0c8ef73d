package dev.gatehouse.client.publish;

import io.opentelemetry.api.OpenTelemetry;
import java.time.Duration;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/// Settings of an [EventPublisher].
public final class PublisherBuilder {
    private static final String STREAM = "gatehouse:client-events:{0}";
    private static final long MAX_LENGTH = 1_000_000;

    private final LogAddress log;
    private @Nullable String password;
    private int database;
    private String stream = STREAM;
    private long maxLength = MAX_LENGTH;
    private Duration timeout = Duration.ofSeconds(2);
    private int replicas;
    private OpenTelemetry openTelemetry = OpenTelemetry.noop();
    private InstantSource clock = InstantSource.system();

    PublisherBuilder(LogAddress log) {
        this.log = log;
    }

    public PublisherBuilder password(@Nullable String secret) {
        this.password = secret;
        return this;
    }

    /// The Redis database; 0.
    public PublisherBuilder database(int number) {
        this.database = number;
        return this;
    }

    /// The whole key of the client-events stream; `gatehouse:client-events:{0}`.
    public PublisherBuilder stream(String key) {
        this.stream = key;
        return this;
    }

    /// About how many entries the stream keeps; a million.
    public PublisherBuilder maxLength(long entries) {
        this.maxLength = entries;
        return this;
    }

    /// How long to wait for Redis; 2 s.
    public PublisherBuilder timeout(Duration longest) {
        this.timeout = longest;
        return this;
    }

    /// How many replicas must have an event before it counts as published; 0. A failover may forget what none has.
    ///
    /// Redis is asked by WAIT, for a quarter of [#timeout]: the connection waits after each event.
    public PublisherBuilder confirmedBy(int count) {
        this.replicas = count;
        return this;
    }

    /// Where spans go; nowhere.
    public PublisherBuilder openTelemetry(OpenTelemetry telemetry) {
        this.openTelemetry = telemetry;
        return this;
    }

    /// The clock that stamps events.
    public PublisherBuilder clock(InstantSource wall) {
        this.clock = wall;
        return this;
    }

    /// The publisher. It connects when it is first used.
    public EventPublisher build() {
        return new EventPublisher(new PublisherSettings(
                log, password, database, stream, maxLength, timeout, replicas, openTelemetry, clock));
    }
}
