package dev.gatehouse.config;

import dev.gatehouse.common.service.DevelopmentMaterial;
import dev.gatehouse.common.service.StartupProblem;
import dev.gatehouse.common.service.TokenHash;
import dev.gatehouse.common.signing.Ed25519PrivateKey;
import dev.gatehouse.common.signing.UnusableKeyException;
import dev.gatehouse.config.access.Gate;
import dev.gatehouse.config.access.Tokens;
import dev.gatehouse.config.entry.ConfigStore;
import dev.gatehouse.config.settings.AccessSettings;
import dev.gatehouse.config.settings.ServiceSettings;
import dev.gatehouse.config.signing.Signer;
import dev.gatehouse.config.telemetry.ApiMetrics;
import dev.gatehouse.config.telemetry.ConfigLog;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Wires who may call, and the signature on what they get.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(AccessSettings.class)
class AccessConfiguration {
    private static final Logger LOG = LoggerFactory.getLogger(AccessConfiguration.class);

    @Bean
    Signer signer(ServiceSettings service, AccessSettings settings) {
        Path file = Path.of(settings.signerPrivateKeyPemPath());
        try {
            Ed25519PrivateKey key = Ed25519PrivateKey.read(file);
            new DevelopmentMaterial(service.environment()).refuseKey(AccessSettings.SIGNER_KEY, file);
            Signer signer = new Signer(service.audience(), key);
            ConfigLog.SIGNING_KEY_READ.log(LOG, "kid", signer.keyId(), "audience", signer.audience());
            return signer;
        } catch (UnusableKeyException e) {
            throw new StartupProblem(
                    AccessSettings.SIGNER_KEY,
                    "names " + file + ": " + e.getMessage()
                            + ". Make one with: openssl genpkey -algorithm ed25519 -out signer.pem",
                    e);
        }
    }

    @Bean
    Tokens tokens(ConfigStore store, InstantSource clock) {
        return new Tokens(store, clock, new SecureRandom());
    }

    @Bean
    Gate gate(AccessSettings settings, Tokens tokens) {
        if (settings.bootstrapTokenSha256Path().isEmpty()) {
            return Gate.of(tokens);
        }
        Path file = Path.of(settings.bootstrapTokenSha256Path());
        return Gate.withBootstrap(
                tokens, TokenHash.read(AccessSettings.BOOTSTRAP, file).hex());
    }

    @Bean
    ApiMetrics apiMetrics(MeterRegistry meters) {
        return new ApiMetrics(meters);
    }
}
