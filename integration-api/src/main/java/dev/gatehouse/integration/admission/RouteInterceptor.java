package dev.gatehouse.integration.admission;

import dev.gatehouse.common.error.ErrorReason;
import dev.gatehouse.common.error.GatehouseException;
import dev.gatehouse.integration.consumer.Consumer;
import dev.gatehouse.integration.consumer.Refusal;
import dev.gatehouse.integration.telemetry.AccessReport;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;

/// Checks once more, on the route that was really chosen: the filter goes by the path alone, and a route may also be
/// chosen by method or media type. Closes the door on every handler that the filter knows nothing of.
final class RouteInterceptor implements HandlerInterceptor {
    private final AccessReport report;

    RouteInterceptor(AccessReport report) {
        this.report = report;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        String route = route(request);
        if (request.getDispatcherType() == DispatcherType.ERROR || RouteTable.isProbe(route)) {
            return true;
        }
        Object consumer = request.getAttribute(AccessFilter.CONSUMER);
        if (consumer instanceof Consumer admitted && admitted.may(route)) {
            return true;
        }
        Optional<String> name = consumer instanceof Consumer known ? Optional.of(known.name()) : Optional.empty();
        report.refused(
                Refusal.PATH_DENIED,
                new AccessReport.Attempt(name, Optional.of(route), request.getRequestURI(), request.getRemoteAddr()));
        throw new GatehouseException(ErrorReason.ACCESS_DENIED, Refusal.PATH_DENIED.name());
    }

    /// The template of the route that was chosen; empty where there is none.
    static String route(HttpServletRequest request) {
        return request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE) instanceof String pattern
                ? pattern
                : "";
    }
}
