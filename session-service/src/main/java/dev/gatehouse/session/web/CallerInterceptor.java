package dev.gatehouse.session.web;

import dev.gatehouse.common.error.ErrorReason;
import dev.gatehouse.common.error.GatehouseException;
import dev.gatehouse.common.peer.CommonName;
import dev.gatehouse.session.access.Access;
import dev.gatehouse.session.access.Callers;
import dev.gatehouse.session.access.Endpoint;
import dev.gatehouse.session.telemetry.SessionLog;
import dev.gatehouse.session.telemetry.SessionMetrics;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.security.cert.X509Certificate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;

/// Admits requests by the rule that holds on both transports, before anything of the body is read. A handler without a
/// rule is refused.
final class CallerInterceptor implements HandlerInterceptor {
    /// The request attribute that holds the [dev.gatehouse.session.access.Caller].
    static final String CALLER = "gatehouse.caller";

    private static final Logger LOG = LoggerFactory.getLogger(CallerInterceptor.class);
    private static final String CERTIFICATES = "jakarta.servlet.request.X509Certificate";

    private final Callers callers;
    private final SessionMetrics metrics;

    CallerInterceptor(Callers callers, SessionMetrics metrics) {
        this.callers = callers;
        this.metrics = metrics;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        String name = name(request.getAttribute(CERTIFICATES)).orElse(null);
        return switch (callers.decide(endpoint(request), name)) {
            case Access.Unrestricted() -> true;
            case Access.Granted(var caller) -> {
                request.setAttribute(CALLER, caller);
                yield true;
            }
            case Access.Denied(var reason) -> throw refusal(reason, request, name);
        };
    }

    private static Optional<Endpoint> endpoint(HttpServletRequest request) {
        return Optional.ofNullable(request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE))
                .flatMap(pattern -> Endpoint.ofHttp(request.getMethod(), pattern.toString()));
    }

    private GatehouseException refusal(ErrorReason reason, HttpServletRequest request, @Nullable String name) {
        metrics.callerRefused(reason);
        SessionLog.CALLER_REFUSED.log(
                LOG,
                "caller",
                name,
                "address",
                request.getMethod() + " " + request.getRequestURI(),
                "reason",
                reason.name());
        return new GatehouseException(reason, request.getRequestURI());
    }

    private static Optional<String> name(@Nullable Object certificates) {
        return certificates instanceof X509Certificate[] chain && chain.length > 0
                ? CommonName.of(chain[0])
                : Optional.empty();
    }
}
