package dev.gatehouse.client;

import dev.gatehouse.client.stream.Backoff;
import dev.gatehouse.common.signing.Ed25519PublicKey;
import io.opentelemetry.api.OpenTelemetry;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// Settings of a [GatehouseClient]. The gateway's two addresses and its audience are required.
public final class ClientBuilder {
    private @Nullable URI http;
    private @Nullable String grpcTarget;
    private @Nullable String audience;
    private @Nullable Path ca;
    private @Nullable Ed25519PublicKey root;
    private Duration httpTimeout = Duration.ofSeconds(10);
    private Duration keysInterval = Duration.ofSeconds(10);
    private Duration silence = Duration.ofSeconds(90);
    private Backoff backoff = Backoff.DEFAULT;
    private OpenTelemetry openTelemetry = OpenTelemetry.noop();
    private InstantSource clock = InstantSource.system();
    private LongSupplier nanoTime = System::nanoTime;

    ClientBuilder() {}

    /// The gateway's public HTTP, such as `https://localhost:8080`.
    public ClientBuilder http(URI base) {
        this.http = base;
        return this;
    }

    /// The gateway's gRPC, such as `localhost:9090`.
    public ClientBuilder grpc(String target) {
        this.grpcTarget = target;
        return this;
    }

    /// The only gateway that is believed and signed for, such as `local/eu-1/gateway`.
    public ClientBuilder audience(String name) {
        this.audience = name;
        return this;
    }

    /// PEM certificates that vouch for the gateway; without it the JDK's trust store does.
    public ClientBuilder ca(@Nullable Path pem) {
        this.ca = pem;
        return this;
    }

    /// The operator's root key: only keys that it vouched for are believed. Without it TLS alone vouches for them.
    public ClientBuilder root(@Nullable Ed25519PublicKey key) {
        this.root = key;
        return this;
    }

    /// The longest time for one call over HTTP; 10 s.
    public ClientBuilder httpTimeout(Duration longest) {
        this.httpTimeout = longest;
        return this;
    }

    /// The least time between two fetches of the gateway's keys; 10 s.
    public ClientBuilder keysInterval(Duration least) {
        this.keysInterval = least;
        return this;
    }

    /// The longest time without a message before a stream counts as dead; 90 s. Gateways send one every 30 s.
    public ClientBuilder silence(Duration longest) {
        this.silence = longest;
        return this;
    }

    /// How subscriptions wait before they reconnect; 100 ms, doubling up to 30 s, with full jitter.
    public ClientBuilder backoff(Backoff reconnects) {
        this.backoff = reconnects;
        return this;
    }

    /// Where spans go; nowhere.
    public ClientBuilder openTelemetry(OpenTelemetry telemetry) {
        this.openTelemetry = telemetry;
        return this;
    }

    /// The clock that stamps arrivals, and the monotonic one that carries the server's time on. For tests.
    public ClientBuilder clock(InstantSource wall, LongSupplier monotonicNanos) {
        this.clock = wall;
        this.nanoTime = monotonicNanos;
        return this;
    }

    /// The client. It connects when it is first used.
    ///
    /// @throws IllegalArgumentException when a setting is missing or can't be used
    public GatehouseClient build() {
        return new GatehouseClient(new ClientSettings(
                required(http, "the gateway's HTTP address"),
                required(grpcTarget, "the gateway's gRPC address"),
                required(audience, "the gateway's audience"),
                ca,
                root,
                httpTimeout,
                keysInterval,
                silence,
                backoff,
                openTelemetry,
                clock,
                nanoTime));
    }

    private static <T> T required(@Nullable T value, String what) {
        if (value == null) {
            throw new IllegalArgumentException(what + " is not set");
        }
        return value;
    }
}
