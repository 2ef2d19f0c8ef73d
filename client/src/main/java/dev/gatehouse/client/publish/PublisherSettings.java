package dev.gatehouse.client.publish;

import io.opentelemetry.api.OpenTelemetry;
import java.time.Duration;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/// What a publisher was built with.
///
/// @param stream the whole key
/// @param maxLength about how many entries the stream keeps
/// @param replicas how many must have an event before it counts as published
record PublisherSettings(
        LogAddress log,
        @Nullable String password,
        int database,
        String stream,
        long maxLength,
        Duration timeout,
        int replicas,
        OpenTelemetry openTelemetry,
        InstantSource clock) {

    @Override
    public String toString() {
        return "PublisherSettings[" + log + ", " + stream + "]";
    }
}
