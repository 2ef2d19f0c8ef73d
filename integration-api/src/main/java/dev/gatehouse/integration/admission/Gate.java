package dev.gatehouse.integration.admission;

import dev.gatehouse.common.peer.CommonName;
import dev.gatehouse.integration.consumer.ClientIdentity;
import dev.gatehouse.integration.consumer.Consumers;
import dev.gatehouse.integration.consumer.Decision;
import dev.gatehouse.integration.consumer.IssuerKey;
import dev.gatehouse.integration.consumer.Refusal;
import dev.gatehouse.integration.telemetry.AccessReport;
import dev.gatehouse.integration.tls.Issuers;
import jakarta.servlet.http.HttpServletRequest;
import java.security.cert.X509Certificate;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Takes from a request what the decision about it needs.
final class Gate {
    private static final String CERTIFICATES = "jakarta.servlet.request.X509Certificate";

    private final RouteTable routes;
    private final Issuers issuers;
    private final Supplier<Consumers> consumers;
    private final InstantSource clock;

    Gate(RouteTable routes, Issuers issuers, Supplier<Consumers> consumers, InstantSource clock) {
        this.routes = routes;
        this.issuers = issuers;
        this.consumers = consumers;
        this.clock = clock;
    }

    Decision decide(HttpServletRequest request) {
        if (CertificateHeaders.areAmong(request.getHeaderNames())) {
            return new Decision.Refused(Refusal.FORGED_HEADER);
        }
        X509Certificate[] chain = chain(request);
        if (chain == null) {
            return new Decision.Refused(Refusal.NO_CERT);
        }
        Optional<IssuerKey> issuer = issuers.of(chain);
        if (issuer.isEmpty()) {
            return new Decision.Refused(Refusal.UNTRUSTED_CERT);
        }
        String route = routes.match(request.getRequestURI()).orElse(null);
        ClientIdentity who = ClientIdentity.of(issuer.get(), chain[0]);
        return consumers.get().decide(who, RequestHeaders.apiKey(request), route, clock.instant());
    }

    /// What is told of a request that was refused.
    AccessReport.Attempt attempt(HttpServletRequest request) {
        X509Certificate[] chain = chain(request);
        return new AccessReport.Attempt(
                chain == null ? Optional.empty() : CommonName.of(chain[0]),
                routes.match(request.getRequestURI()),
                request.getRequestURI(),
                request.getRemoteAddr());
    }

    private static X509Certificate @Nullable [] chain(HttpServletRequest request) {
        return request.getAttribute(CERTIFICATES) instanceof X509Certificate[] chain && chain.length > 0 ? chain : null;
    }
}
