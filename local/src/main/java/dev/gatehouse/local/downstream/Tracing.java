package dev.gatehouse.local.downstream;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.SdkTracerProviderBuilder;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Spans of this service, sent by OTLP/HTTP soon after they end.
final class Tracing {
    private static final Duration DELAY = Duration.ofMillis(200);

    private Tracing() {}

    /// @param endpoint null sends nothing
    static SdkTracerProvider to(@Nullable String endpoint) {
        SdkTracerProviderBuilder provider = SdkTracerProvider.builder()
                .setResource(Resource.create(Attributes.of(AttributeKey.stringKey("service.name"), "downstream")));
        if (endpoint != null) {
            OtlpHttpSpanExporter exporter =
                    OtlpHttpSpanExporter.builder().setEndpoint(endpoint).build();
            provider.addSpanProcessor(
                    BatchSpanProcessor.builder(exporter).setScheduleDelay(DELAY).build());
        }
        return provider.build();
    }
}
