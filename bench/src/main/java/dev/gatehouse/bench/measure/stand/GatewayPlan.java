package dev.gatehouse.bench.measure.stand;

import dev.gatehouse.common.provider.SignatureProvider;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/// How the gateway under measurement is set up.
///
/// @param tls whether devices reach it over TLS
/// @param settings what else it is told, by environment variable; all that is left out is as it comes
public record GatewayPlan(boolean tls, Map<String, String> settings) {
    private static final String HIGH = "1000000";

    /// Copies the settings.
    public GatewayPlan {
        settings = Map.copyOf(settings);
    }

    /// Its limits out of the way.
    public GatewayPlan(SignatureProvider provider, boolean tls) {
        this(
                tls,
                Map.of(
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
    }

    /// The same in plain text, as behind something that ends TLS; the rivals were measured so.
    public static GatewayPlan with(SignatureProvider provider) {
        return new GatewayPlan(provider, false);
    }

    /// Over TLS and with the limits of production.
    public static GatewayPlan production(Map<String, String> settings) {
        return new GatewayPlan(true, settings);
    }

    Map<String, String> variables() {
        Map<String, String> variables = new HashMap<>(settings);
        if (!tls) {
            variables.put("GATEWAY_PLAINTEXT_LISTENERS", "grpc");
        }
        return variables;
    }
}
