package dev.gatehouse.config.settings;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// The identity of the listeners.
///
/// @param certPath PEM file of the certificate of all listeners. Required, unless no listener has TLS.
/// @param keyPath PEM file of its private key (PKCS#8). Required with the certificate.
/// @param clientCaPath PEM file of the authorities whose clients may reach the admin listener from outside this
/// machine.
@ConfigurationProperties(prefix = TlsSettings.PREFIX, ignoreUnknownFields = false)
public record TlsSettings(
        @DefaultValue("") String certPath,
        @DefaultValue("") String keyPath,
        @DefaultValue("") String clientCaPath) {

    /// Where the settings stand.
    public static final String PREFIX = "config-api.tls";
}
