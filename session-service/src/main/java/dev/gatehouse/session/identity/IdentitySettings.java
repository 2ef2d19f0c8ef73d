package dev.gatehouse.session.identity;

import jakarta.validation.constraints.NotBlank;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// Whose identity tokens open sessions.
///
/// @param issuersPath YAML file of the issuers whose identity tokens open sessions. Required.
@Validated
@ConfigurationProperties("session-service")
record IdentitySettings(
        @NotBlank(message = "is not set: it is the YAML file of the issuers.") @DefaultValue("")
        String issuersPath) {}
