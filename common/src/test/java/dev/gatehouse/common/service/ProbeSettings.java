package dev.gatehouse.common.service;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotBlank;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// The settings of the application that the tests start.
///
/// @param environment where it runs
/// @param httpAddr its HTTP listener
/// @param adminHttpAddr its admin listener
/// @param adminTokenSha256Path what its admin listener asks for
/// @param tls its certificate
/// @param plaintextListeners listeners without TLS
/// @param shutdownTimeout how long it may take to end
/// @param otlpTracesEndpoint where traces go
/// @param traceSampling the share of traces that are kept
/// @param poolSize a number with a bound
/// @param apiToken a secret
/// @param failWith how its start fails: `problem` or `bug`
@Validated
@ConfigurationProperties(prefix = "probe-app", ignoreUnknownFields = false)
record ProbeSettings(
        @NotBlank String environment,
        @DefaultValue(":8080") String httpAddr,
        @DefaultValue("") String adminHttpAddr,
        @DefaultValue("") String adminTokenSha256Path,
        @Valid @DefaultValue Tls tls,
        @DefaultValue("") String plaintextListeners,
        @DefaultValue("10s") Duration shutdownTimeout,
        @DefaultValue("") String otlpTracesEndpoint,
        @DefaultValue("0.01") double traceSampling,
        @Max(9) @DefaultValue("1") int poolSize,
        @DefaultValue("") String apiToken,
        @DefaultValue("") String failWith) {

    /// Its certificate.
    ///
    /// @param certPath the PEM file
    /// @param keyPath its key's PEM file
    /// @param clientCaPath whose clients are known
    record Tls(
            @DefaultValue("") String certPath,
            @DefaultValue("") String keyPath,
            @DefaultValue("") String clientCaPath) {}
}
