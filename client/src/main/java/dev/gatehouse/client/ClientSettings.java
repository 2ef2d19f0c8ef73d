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

/// What a client was built with.
///
/// @param ca null: the JDK's trust store
/// @param root null: TLS alone vouches for the gateway's keys
/// @param silence the longest time without a message on a stream
/// @param nanoTime monotonic
record ClientSettings(
        URI http,
        String grpcTarget,
        String audience,
        @Nullable Path ca,
        @Nullable Ed25519PublicKey root,
        Duration httpTimeout,
        Duration keysInterval,
        Duration silence,
        Backoff backoff,
        OpenTelemetry openTelemetry,
        InstantSource clock,
        LongSupplier nanoTime) {}
