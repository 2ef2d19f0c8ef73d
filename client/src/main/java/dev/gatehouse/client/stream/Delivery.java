package dev.gatehouse.client.stream;

import dev.gatehouse.client.telemetry.Tracing;
import dev.gatehouse.client.trust.VerifiedEvent;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.context.Scope;

/// Hands an event to the listener, inside a consumer span where its publisher told a trace context.
final class Delivery {
    private Delivery() {}

    static void of(StreamEvent event, Tracing tracing, StreamListener listener) throws Exception {
        if (event instanceof StreamEvent.Event(VerifiedEvent verified, var receivedAt)
                && !verified.traceparent().isEmpty()) {
            traced(event, verified, tracing, listener);
        } else {
            listener.on(event);
        }
    }

    private static void traced(StreamEvent event, VerifiedEvent verified, Tracing tracing, StreamListener listener)
            throws Exception {
        Span span = tracing.receive(verified.traceparent());
        span.setAttribute("gatehouse.event_id", verified.eventId());
        span.setAttribute("gatehouse.event_type", verified.type());
        try (Scope _ = span.makeCurrent()) {
            listener.on(event);
        } catch (Exception e) {
            Tracing.failed(span, "LISTENER_FAILED");
            throw e;
        } finally {
            span.end();
        }
    }
}
