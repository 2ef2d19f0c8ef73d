package dev.gatehouse.integration.upstreams;

import jakarta.validation.constraints.NotBlank;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// Who this process is towards the upstreams, and whom it believes to be one.
///
/// @param caPath PEM file of the authorities that issue the upstreams' certificates. Required.
/// @param certPath PEM file of the certificate that upstreams know this process by. Required.
/// @param keyPath PEM file of its private key (PKCS#8). Required.
@Validated
@ConfigurationProperties(prefix = InternalSettings.PREFIX, ignoreUnknownFields = false)
record InternalSettings(
        @NotBlank(message = "is not set: it is the PEM file of the upstreams' authorities.") @DefaultValue("")
        String caPath,

        @NotBlank(message = "is not set: it is the PEM file of the certificate towards the upstreams.")
        @DefaultValue("")
        String certPath,

        @NotBlank(message = "is not set: it is the PEM file of that certificate's private key.") @DefaultValue("")
        String keyPath) {

    static final String PREFIX = "integration-api.internal";
}
