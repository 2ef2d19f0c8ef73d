package dev.gatehouse.config.web;

import dev.gatehouse.common.error.ErrorReason;
import dev.gatehouse.common.web.BearerToken;
import dev.gatehouse.config.access.Admission;
import dev.gatehouse.config.access.Gate;
import dev.gatehouse.config.access.Grant;
import dev.gatehouse.config.access.PathPrefix;
import dev.gatehouse.config.access.Scope;
import dev.gatehouse.config.telemetry.ApiMetrics;
import dev.gatehouse.config.telemetry.ConfigLog;
import dev.gatehouse.config.web.request.Caller;
import dev.gatehouse.config.web.request.Endpoint;
import dev.gatehouse.config.web.request.QueryParameters;
import dev.gatehouse.config.web.request.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;

/// Admits a request by its bearer token (RFC 6750, in the header alone) before anything of it is read.
///
/// What a token does not cover is refused before the store is asked, so that nothing tells whether it exists.
final class TokenInterceptor implements HandlerInterceptor {
    private static final Logger LOG = LoggerFactory.getLogger(TokenInterceptor.class);
    private static final String CHALLENGE = "Bearer realm=\"config-api\"";

    private final Gate gate;
    private final ApiMetrics metrics;

    TokenInterceptor(Gate gate, ApiMetrics metrics) {
        this.gate = gate;
        this.metrics = metrics;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        Endpoint endpoint = endpoint(request)
                .orElseThrow(() -> new Refusal(ErrorReason.RESOURCE_NOT_FOUND, "an address that is not listed"));
        endpoint.scope().ifPresent(scope -> request.setAttribute(Caller.ATTRIBUTE, admit(request, endpoint, scope)));
        QueryParameters.check(endpoint, request.getQueryString());
        return true;
    }

    private static Optional<Endpoint> endpoint(HttpServletRequest request) {
        return Optional.ofNullable(request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE))
                .flatMap(pattern -> Endpoint.of(request.getMethod(), pattern.toString()));
    }

    private Caller admit(HttpServletRequest request, Endpoint endpoint, Scope scope) {
        return switch (admission(request)) {
            case Admission.Unavailable(var detail) -> throw new Refusal(ErrorReason.STORE_UNAVAILABLE, detail);
            case Admission.Refused(var reason, var id) -> throw refusal(reason, id, endpoint);
            case Admission.Accepted(var id, var grant) -> {
                if (!allows(grant, scope, request)) {
                    throw lacking(id, endpoint);
                }
                if (id.equals(Gate.BOOTSTRAP)) {
                    ConfigLog.BOOTSTRAP_USED.log(LOG, "endpoint", endpoint.name());
                }
                yield new Caller(id, grant);
            }
        };
    }

    private Admission admission(HttpServletRequest request) {
        if (request.getHeader(HttpHeaders.AUTHORIZATION) == null) {
            return new Admission.Refused(Admission.Reason.MISSING, "");
        }
        return BearerToken.of(request)
                .map(gate::admit)
                .orElseGet(() -> new Admission.Refused(Admission.Reason.MALFORMED, ""));
    }

    /// On the part of the tree that the path names; where it names none, the scope anywhere is enough for a
    /// beginning.
    private static boolean allows(Grant grant, Scope scope, HttpServletRequest request) {
        List<String> names = Endpoint.scopeNames(request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE));
        return names.isEmpty() ? grant.scopes().contains(scope) : grant.allows(scope, new PathPrefix(names));
    }

    private Refusal refusal(Admission.Reason reason, String tokenId, Endpoint endpoint) {
        metrics.tokenRefused(reason.name().toLowerCase(Locale.ROOT));
        ConfigLog.TOKEN_REFUSED.log(LOG, "reason", reason.name(), "token_id", tokenId, "endpoint", endpoint.name());
        String error = reason == Admission.Reason.MISSING ? "" : ", error=\"invalid_token\"";
        return new Refusal(ErrorReason.INVALID_TOKEN, reason.name())
                .header(HttpHeaders.WWW_AUTHENTICATE, CHALLENGE + error);
    }

    private Refusal lacking(String tokenId, Endpoint endpoint) {
        metrics.tokenRefused("lacks_scope");
        ConfigLog.SCOPE_LACKING.log(LOG, "token_id", tokenId, "endpoint", endpoint.name());
        return new Refusal(ErrorReason.CALLER_FORBIDDEN, endpoint.name())
                .header(HttpHeaders.WWW_AUTHENTICATE, CHALLENGE + ", error=\"insufficient_scope\"");
    }
}
