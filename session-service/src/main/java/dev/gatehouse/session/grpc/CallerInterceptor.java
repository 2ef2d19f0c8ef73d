package dev.gatehouse.session.grpc;

import dev.gatehouse.common.error.ErrorReason;
import dev.gatehouse.common.error.GatehouseException;
import dev.gatehouse.common.peer.CommonName;
import dev.gatehouse.session.access.Access;
import dev.gatehouse.session.access.Callers;
import dev.gatehouse.session.access.Endpoint;
import dev.gatehouse.session.telemetry.SessionLog;
import dev.gatehouse.session.telemetry.SessionMetrics;
import io.grpc.Grpc;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import java.security.cert.X509Certificate;
import java.util.Optional;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Admits calls by the rule that holds on both transports. A method without a rule is refused.
final class CallerInterceptor implements ServerInterceptor {
    private static final Logger LOG = LoggerFactory.getLogger(CallerInterceptor.class);

    private final Callers callers;
    private final SessionMetrics metrics;

    CallerInterceptor(Callers callers, SessionMetrics metrics) {
        this.callers = callers;
        this.metrics = metrics;
    }

    @Override
    public <Q, A> ServerCall.Listener<Q> interceptCall(
            ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
        String method = call.getMethodDescriptor().getFullMethodName();
        String name =
                name(call.getAttributes().get(Grpc.TRANSPORT_ATTR_SSL_SESSION)).orElse(null);
        return switch (callers.decide(Endpoint.ofGrpc(method), name)) {
            case Access.Granted _, Access.Unrestricted _ -> next.startCall(call, headers);
            case Access.Denied(var reason) -> throw refusal(reason, method, name);
        };
    }

    private GatehouseException refusal(ErrorReason reason, String method, @Nullable String name) {
        metrics.callerRefused(reason);
        SessionLog.CALLER_REFUSED.log(LOG, "caller", name, "address", method, "reason", reason.name());
        return new GatehouseException(reason, method);
    }

    private static Optional<String> name(@Nullable SSLSession session) {
        try {
            return session != null && session.getPeerCertificates()[0] instanceof X509Certificate certificate
                    ? CommonName.of(certificate)
                    : Optional.empty();
        } catch (SSLPeerUnverifiedException e) {
            return Optional.empty();
        }
    }
}
