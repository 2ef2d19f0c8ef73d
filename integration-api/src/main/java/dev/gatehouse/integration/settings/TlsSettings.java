package dev.gatehouse.integration.settings;

import jakarta.validation.constraints.NotBlank;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// The identity of the listeners, and whose clients may call.
///
/// @param certPath PEM file of the certificate of all listeners. Required.
/// @param keyPath PEM file of its private key (PKCS#8). Required.
/// @param clientCaPath PEM file of the authorities that issue the consumers' certificates. Required.
@Validated
@ConfigurationProperties(prefix = TlsSettings.PREFIX, ignoreUnknownFields = false)
public record TlsSettings(
        @NotBlank(message = "is not set: it is the PEM file of the listeners' certificate.") @DefaultValue("")
        String certPath,

        @NotBlank(message = "is not set: it is the PEM file of the certificate's private key.") @DefaultValue("")
        String keyPath,

        @NotBlank(message = "is not set: consumers are known by certificates of these authorities.") @DefaultValue("")
        String clientCaPath) {

    /// Where the settings stand.
    public static final String PREFIX = "integration-api.tls";
}
