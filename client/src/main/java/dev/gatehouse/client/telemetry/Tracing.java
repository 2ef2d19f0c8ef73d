package dev.gatehouse.client.telemetry;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/// Makes this library's spans and carries their context as W3C `traceparent`, whatever propagators are configured:
/// contract v1 knows no other.
public final class Tracing {
    private static final String SCOPE = "gatehouse.client";
    private static final String TRACEPARENT = "traceparent";

    private final Tracer tracer;

    public Tracing(OpenTelemetry openTelemetry) {
        this.tracer = openTelemetry.getTracer(SCOPE);
    }

    /// A started span, child of the current one. Its maker ends it.
    ///
    /// @param operation what follows `gatehouse.client ` in the span's name
    public Span start(String operation, SpanKind kind) {
        return tracer.spanBuilder(SCOPE + " " + operation).setSpanKind(kind).startSpan();
    }

    /// A started consumer span, child of the span that a traceparent names. A malformed one names none.
    public Span receive(String traceparent) {
        Context parent =
                W3CTraceContextPropagator.getInstance().extract(Context.root(), traceparent, OneHeader.INSTANCE);
        return tracer.spanBuilder(SCOPE + " receive")
                .setParent(parent)
                .setSpanKind(SpanKind.CONSUMER)
                .startSpan();
    }

    /// Marks a span as failed. The code is one of a closed set, such as an error reason.
    public static void failed(Span span, String code) {
        span.setStatus(StatusCode.ERROR, code);
    }

    /// Hands the headers of the current span's context to a carrier; none without a valid span.
    public static void inject(BiConsumer<String, String> carrier) {
        W3CTraceContextPropagator.getInstance().inject(Context.current(), carrier, (headers, name, value) -> {
            if (headers != null) {
                headers.accept(name, value);
            }
        });
    }

    /// The current span's traceparent; empty without a valid span.
    public static String traceparent() {
        StringBuilder found = new StringBuilder();
        inject((name, value) -> {
            if (name.equals(TRACEPARENT)) {
                found.append(value);
            }
        });
        return found.toString();
    }

    /// Reads a bare traceparent as the only header of a message.
    private enum OneHeader implements TextMapGetter<String> {
        INSTANCE;

        @Override
        public Iterable<String> keys(String carrier) {
            return List.of(TRACEPARENT);
        }

        @Override
        public @Nullable String get(@Nullable String carrier, String key) {
            return key.equals(TRACEPARENT) ? carrier : null;
        }
    }
}
