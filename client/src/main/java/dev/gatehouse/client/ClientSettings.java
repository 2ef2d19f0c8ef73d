package dev.gatehouse.client;

import dev.gatehouse.client.stream.Backoff;
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
/// @param silence the longest time without a message on a stream
/// @param nanoTime monotonic
record ClientSettings(
        URI http,
        String grpcTarget,
        String audience,
        @Nullable Path ca,
        Duration httpTimeout,
        Duration keysInterval,
        Duration silence,
        Backoff backoff,
        OpenTelemetry openTelemetry,
        InstantSource clock,
        LongSupplier nanoTime) {}
