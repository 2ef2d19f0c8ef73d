package dev.gatehouse.gateway;

import dev.gatehouse.gateway.limit.Bulkhead;
import dev.gatehouse.gateway.limit.Origins;
import dev.gatehouse.gateway.limit.SessionRates;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.stereotype.Component;

/// What the limits hold in memory, as meters. What they refuse is counted by its reason with all refusals.
@Component
final class LimitMetrics implements MeterBinder {
    private final Bulkhead signatureChecks;
    private final SessionRates rates;
    private final Origins origins;

    LimitMetrics(Bulkhead signatureChecks, SessionRates rates, Origins origins) {
        this.signatureChecks = signatureChecks;
        this.rates = rates;
        this.origins = origins;
    }

    @Override
    public void bindTo(MeterRegistry meters) {
        Gauge.builder("gatehouse.gateway.signature.checks", signatureChecks, Bulkhead::inside)
                .description("Signature checks that are done or wait for their turn")
                .register(meters);
        Gauge.builder("gatehouse.gateway.limits.sessions", rates, SessionRates::sessions)
                .description("Sessions whose requests are being counted")
                .register(meters);
        Gauge.builder("gatehouse.gateway.limits.addresses", origins, Origins::networks)
                .description("Source addresses (IPv6: /64 networks) whose failures are being counted")
                .register(meters);
    }
}
