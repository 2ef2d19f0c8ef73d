package dev.gatehouse.config.settings;

import jakarta.validation.constraints.NotBlank;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// What answers are signed with, and who may make the first token.
///
/// @param signerPrivateKeyPemPath PKCS#8 PEM file of the Ed25519 key that signs what is resolved. Required.
/// @param bootstrapTokenSha256Path File with the SHA-256, in hex, of a token that may make tokens as long as no
///     other live token may make every token. Without it there is no such token.
@Validated
@ConfigurationProperties(ServiceSettings.PREFIX)
public record AccessSettings(
        @NotBlank(message = "is not set: it is the key that signs what is resolved.") @DefaultValue("")
        String signerPrivateKeyPemPath,

        @DefaultValue("") String bootstrapTokenSha256Path) {

    /// The property of the signing key.
    public static final String SIGNER_KEY = ServiceSettings.PREFIX + ".signer-private-key-pem-path";

    /// The property of the bootstrap token's hash.
    public static final String BOOTSTRAP = ServiceSettings.PREFIX + ".bootstrap-token-sha256-path";
}
