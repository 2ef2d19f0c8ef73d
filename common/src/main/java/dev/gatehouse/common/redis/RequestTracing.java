package dev.gatehouse.common.redis;

import io.lettuce.core.tracing.TraceContext;
import io.lettuce.core.tracing.TraceContextProvider;
import io.lettuce.core.tracing.Tracer;
import io.lettuce.core.tracing.TracerProvider;
import io.lettuce.core.tracing.Tracing;
import java.net.SocketAddress;
import org.jspecify.annotations.Nullable;

/// Traces the commands that are sent for a request, and no others: what a reader asks a thousand times a second belongs
/// to no trace, and making spans of it took a twentieth of the gateway's processor time.
///
/// @param requests traces whatever it is given
record RequestTracing(Tracing requests) implements Tracing {
    @Override
    public TracerProvider getTracerProvider() {
        Tracer tracer = new RequestTracer(requests.getTracerProvider().getTracer());
        return () -> tracer;
    }

    @Override
    public TraceContextProvider initialTraceContextProvider() {
        return requests.initialTraceContextProvider();
    }

    @Override
    public boolean isEnabled() {
        return requests.isEnabled();
    }

    @Override
    public boolean includeCommandArgsInSpanTags() {
        return requests.includeCommandArgsInSpanTags();
    }

    @Override
    public Endpoint createEndpoint(SocketAddress address) {
        return requests.createEndpoint(address);
    }

    private static final class RequestTracer extends Tracer {
        private final Tracer requests;
        private final Span none =
                Tracing.disabled().getTracerProvider().getTracer().nextSpan();

        RequestTracer(Tracer requests) {
            this.requests = requests;
        }

        @Override
        public Span nextSpan() {
            return none;
        }

        /// @param context null or empty where no request is being served
        @Override
        public Span nextSpan(@Nullable TraceContext context) {
            return context == null || context == TraceContext.EMPTY ? none : requests.nextSpan(context);
        }
    }
}
