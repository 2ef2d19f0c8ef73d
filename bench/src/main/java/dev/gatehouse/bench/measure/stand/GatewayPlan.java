package dev.gatehouse.bench.measure.stand;

import dev.gatehouse.common.provider.SignatureProvider;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/// How the gateway under measurement is set up: its limits out of the way, all else as it comes.
///
/// @param tls whether devices reach it over TLS
public record GatewayPlan(SignatureProvider provider, boolean tls) {
    private static final String HIGH = "1000000";

    /// In plain text, as behind something that ends TLS; the rivals were measured so.
    public static GatewayPlan with(SignatureProvider provider) {
        return new GatewayPlan(provider, false);
    }

    Map<String, String> variables() {
        Map<String, String> variables = new HashMap<>(Map.of(
                "GATEWAY_SIGNATURE_PROVIDER",
                provider.name().toLowerCase(Locale.ROOT),
                "GATEWAY_SOURCE_ADDRESS_PRESERVED",
                "false",
                "GATEWAY_LIMITS_STREAMS_PER_USER",
                "2000",
                "GATEWAY_LIMITS_STREAMS_PER_SECOND",
                HIGH,
                "GATEWAY_LIMITS_COMMANDS_PER_SECOND",
                HIGH));
        if (!tls) {
            variables.put("GATEWAY_PLAINTEXT_LISTENERS", "grpc");
        }
        return variables;
    }
}
