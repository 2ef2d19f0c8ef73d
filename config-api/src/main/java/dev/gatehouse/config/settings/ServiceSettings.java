package dev.gatehouse.config.settings;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// What the whole process is told. Names that no record of this prefix has are refused by the launcher.
///
/// @param environment Environment, such as production. Part of the audience. Development keys and certificates are
///     accepted only in the environment local. Required.
/// @param region Region, such as eu-1. Part of the audience. Required.
/// @param httpAddr Address of the HTTP listener, host:port or :port.
/// @param adminHttpAddr Address of the admin listener (health, metrics, settings). Without it there is none. Bound to
///     loopback unless tls.client-ca-path or admin-token-sha256-path is set.
/// @param adminTokenSha256Path File with the SHA-256, in hex, of the token that every request to the admin listener
///     has to bear. Without it none is asked for.
/// @param plaintextListeners Listeners without TLS, from http and admin: behind a mesh or a balancer that ends TLS.
/// @param shutdownTimeout How long a listener waits for the calls that are under way when the process ends.
/// @param otlpTracesEndpoint Where traces are sent, OTLP over HTTP. Without it none are.
/// @param traceSampling Share of the traces that begin here and are recorded, 0 to 1.
@Validated
@ConfigurationProperties(ServiceSettings.PREFIX)
public record ServiceSettings(
        @NotBlank(message = "is not set: it is the environment's name, such as production.")
        @Pattern(regexp = "[a-z0-9-]{0,32}", message = "must be lower-case letters, digits or -.")
        @DefaultValue("")
        String environment,

        @NotBlank(message = "is not set: it is the region's name, such as eu-1.")
        @Pattern(regexp = "[a-z0-9-]{0,16}", message = "must be up to 16 lower-case letters, digits or -.")
        @DefaultValue("")
        String region,

        @DefaultValue(":8084") String httpAddr,
        @DefaultValue("") String adminHttpAddr,
        @DefaultValue("") String adminTokenSha256Path,

        @Pattern(regexp = "|(http|admin)(,(http|admin))?", message = "may only be of http and admin.") @DefaultValue("")
        String plaintextListeners,

        @DurationMin(millis = 1, message = "must be more than 0.")
        @DurationMax(minutes = 5, message = "must be at most 5 minutes.")
        @DefaultValue("10s")
        Duration shutdownTimeout,

        @DefaultValue("") String otlpTracesEndpoint,

        @DefaultValue("0.01") double traceSampling) {

    /// Where this service's settings stand.
    public static final String PREFIX = "config-api";

    /// The audience of what this service signs.
    public String audience() {
        return environment + "/" + region + "/config-api";
    }
}
