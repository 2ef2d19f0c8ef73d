package dev.gatehouse.local.scene;

import dev.gatehouse.local.layout.Addresses;
import dev.gatehouse.local.layout.Listener;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.context.Scope;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The journey's own spans, sent to the platform's receiver, and the way to see the whole trace there.
public final class Telemetry implements AutoCloseable {
    private static final Duration FLUSH = Duration.ofSeconds(5);
    private static final Duration HTTP_TIMEOUT = Duration.ofSeconds(5);

    private final Addresses addresses;
    private final OpenTelemetrySdk sdk;
    private final HttpClient http = HttpClient.newHttpClient();

    public Telemetry(Addresses addresses) {
        this.addresses = addresses;
        BatchSpanProcessor spans = BatchSpanProcessor.builder(OtlpHttpSpanExporter.builder()
                        .setEndpoint(addresses.tracesEndpoint())
                        .build())
                .build();
        this.sdk = OpenTelemetrySdk.builder()
                .setTracerProvider(SdkTracerProvider.builder()
                        .setResource(Resource.create(
                                Attributes.builder().put("service.name", "demo").build()))
                        .addSpanProcessor(spans)
                        .build())
                .build();
    }

    public OpenTelemetry openTelemetry() {
        return sdk;
    }

    /// One span of a trace, as the receiver keeps it.
    public record SeenSpan(String service, String name) {}

    /// Runs the work inside a span of its own.
    public <T> Traced<T> trace(String name, Callable<T> work) throws Exception {
        Span span = sdk.getTracer("gatehouse.demo").spanBuilder(name).startSpan();
        try (Scope _ = span.makeCurrent()) {
            return new Traced<>(work.call(), span.getSpanContext().getTraceId());
        } finally {
            span.end();
        }
    }

    /// What the work gave, and the id of its trace.
    public record Traced<T>(T result, String traceId) {}

    /// The spans of a trace, as soon as every one of these services has told its part.
    public List<SeenSpan> follow(String traceId, List<String> services) throws Exception {
        sdk.getSdkTracerProvider().forceFlush().join(FLUSH.toMillis(), TimeUnit.MILLISECONDS);
        Patience.until(
                () -> covers(spans(traceId), services),
                () -> "the trace " + traceId + " has only spans of " + names(spans(traceId)) + ", not of all of "
                        + services);
        return spans(traceId);
    }

    private static List<String> names(List<SeenSpan> spans) {
        return spans.stream().map(SeenSpan::service).distinct().toList();
    }

    private static boolean covers(List<SeenSpan> spans, List<String> services) {
        return services.stream()
                .allMatch(service ->
                        spans.stream().anyMatch(span -> span.service().equals(service)));
    }

    private List<SeenSpan> spans(String traceId) throws IOException, InterruptedException {
        URI uri = addresses.uri(Listener.TRACES, "/spans?trace=" + traceId);
        String body = http.send(
                        HttpRequest.newBuilder(uri).timeout(HTTP_TIMEOUT).build(), BodyHandlers.ofString())
                .body();
        List<SeenSpan> spans = new ArrayList<>();
        for (JsonNode span : JsonMapper.shared().readTree(body)) {
            spans.add(new SeenSpan(
                    span.path("service").asString(""), span.path("name").asString("")));
        }
        return spans;
    }

    @Override
    public void close() {
        sdk.close();
        http.shutdownNow();
    }
}
