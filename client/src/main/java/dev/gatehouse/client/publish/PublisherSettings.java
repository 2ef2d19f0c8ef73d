package dev.gatehouse.client.publish;

import io.opentelemetry.api.OpenTelemetry;
import java.time.Duration;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/// What a publisher was built with.
///
/// @param address `host:port`
/// @param stream the whole key
/// @param maxLength about how many entries the stream keeps
record PublisherSettings(
        String address,
        @Nullable String password,
        int database,
        String stream,
        long maxLength,
        Duration timeout,
        OpenTelemetry openTelemetry,
        InstantSource clock) {

    @Override
    public String toString() {
        return "PublisherSettings[" + address + ", " + stream + "]";
    }
}
