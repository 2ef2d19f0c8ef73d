package dev.gatehouse.gateway;

import dev.gatehouse.common.provider.SignatureProviders;
import dev.gatehouse.gateway.signing.KeyState;
import dev.gatehouse.gateway.signing.SignerKeys;
import dev.gatehouse.gateway.web.SignedKeyset;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.Locale;
import org.springframework.stereotype.Component;

/// The state of the signer's keys, as meters.
@Component
final class SignerMetrics implements MeterBinder {
    private final SignerKeys keys;
    private final SignedKeyset keyset;
    private final SignatureProviders.Choice provider;

    SignerMetrics(SignerKeys keys, SignedKeyset keyset, SignatureProviders.Choice provider) {
        this.keys = keys;
        this.keyset = keyset;
        this.provider = provider;
    }

    @Override
    public void bindTo(MeterRegistry meters) {
        Gauge.builder("gatehouse.gateway.signer.key.age", keys, k -> k.age().toMillis() / 1000.0)
                .baseUnit("seconds")
                .description("How long the key that signs has been doing so")
                .register(meters);
        for (KeyState state : KeyState.values()) {
            Gauge.builder("gatehouse.gateway.signer.keys", keys, k -> k.count(state))
                    .tag("state", state.name().toLowerCase(Locale.ROOT))
                    .description("Published signer keys by state")
                    .register(meters);
        }
        Gauge.builder("gatehouse.gateway.keyset.remaining", keyset, SignedKeyset::remainingSeconds)
                .baseUnit("seconds")
                .description("For how long the root's statement about the signer's keys holds; NaN without one")
                .register(meters);
        Gauge.builder("gatehouse.gateway.signature.provider", () -> 1)
                .tag("provider", provider.provider().name().toLowerCase(Locale.ROOT))
                .description("What computes signatures in this process; always 1")
                .register(meters);
        FunctionCounter.builder("gatehouse.gateway.signer.refusals", keys, SignerKeys::refusalCount)
                .description("Signer key files, and starts of signer keys, that were refused")
                .register(meters);
    }
}
