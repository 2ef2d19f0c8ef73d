package dev.gatehouse.integration.admission;

import dev.gatehouse.common.error.ErrorReason;
import dev.gatehouse.common.error.GatehouseException;
import dev.gatehouse.integration.consumer.Consumer;
import dev.gatehouse.integration.consumer.Decision;
import dev.gatehouse.integration.consumer.Refusal;
import dev.gatehouse.integration.telemetry.AccessReport;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.MDC;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;

/// Lets a request in or refuses it, whatever it is for: who may not see a route isn't told whether it exists.
///
/// The consumer is in the request attribute that bears [Consumer]'s class name.
final class AccessFilter extends OncePerRequestFilter {
    /// The request attribute that holds the consumer.
    static final String CONSUMER = Consumer.class.getName();

    private static final String REQUEST_ID_IN_LOG = "request_id";

    private final Gate gate;
    private final AccessReport report;
    private final HandlerExceptionResolver problems;

    /// @param problems words refusals as it words the errors of controllers
    AccessFilter(Gate gate, AccessReport report, HandlerExceptionResolver problems) {
        this.gate = gate;
        this.report = report;
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String id = RequestHeaders.requestId(request);
        response.setHeader(RequestHeaders.REQUEST_ID, id);
        try (MDC.MDCCloseable _ = MDC.putCloseable(REQUEST_ID_IN_LOG, id)) {
            if (RouteTable.isProbe(request.getRequestURI())) {
                chain.doFilter(request, response);
                return;
            }
            switch (gate.decide(request)) {
                case Decision.Admitted(var consumer, var route) -> {
                    report.admitted(route);
                    request.setAttribute(CONSUMER, consumer);
                    chain.doFilter(request, response);
                }
                case Decision.Refused(var reason) -> refuse(reason, request, response);
            }
        }
    }

    private void refuse(Refusal refusal, HttpServletRequest request, HttpServletResponse response) throws IOException {
        report.refused(refusal, gate.attempt(request));
        ErrorReason told =
                refusal == Refusal.NO_CERT ? ErrorReason.CLIENT_CERTIFICATE_REQUIRED : ErrorReason.ACCESS_DENIED;
        GatehouseException problem = new GatehouseException(told, refusal.name());
        if (problems.resolveException(request, response, null, problem) == null) {
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
        }
    }
}
