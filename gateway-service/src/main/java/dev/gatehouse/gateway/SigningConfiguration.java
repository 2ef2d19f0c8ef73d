package dev.gatehouse.gateway;

import dev.gatehouse.common.provider.ProviderUnavailableException;
import dev.gatehouse.common.provider.SignatureProvider;
import dev.gatehouse.common.provider.SignatureProviders;
import dev.gatehouse.common.service.DevelopmentMaterial;
import dev.gatehouse.common.service.StartupProblem;
import dev.gatehouse.common.signing.UnusableKeyException;
import dev.gatehouse.gateway.event.GatewayEvent;
import dev.gatehouse.gateway.settings.GatewaySettings;
import dev.gatehouse.gateway.signing.KeyFiles;
import dev.gatehouse.gateway.signing.RotationRules;
import dev.gatehouse.gateway.signing.Signer;
import dev.gatehouse.gateway.signing.SignerKeys;
import dev.gatehouse.gateway.stream.WindowLimits;
import dev.gatehouse.gateway.web.SignedKeyset;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.DependsOn;

/// Wires what signs: the key files, the keys made of them, the look at them in turn.
@Configuration(proxyBeanMethods = false)
class SigningConfiguration {
    private static final String SIGNER_KEY = "gateway.response-signer-private-key-pem-path";
    private static final String LOCAL = "local";
    private static final Logger LOG = LoggerFactory.getLogger(SigningConfiguration.class);

    /// Chosen before the first key is made.
    @Bean
    SignatureProviders.Choice signatureProvider(GatewaySettings settings) {
        SignatureProviders.Choice choice = choice(settings.signatureProvider());
        GatewayEvent.SIGNATURE_PROVIDER.log(
                LOG, "provider", choice.provider().name().toLowerCase(Locale.ROOT), "why_not_native", choice.reason());
        return choice;
    }

    private static SignatureProviders.Choice choice(String wish) {
        if (wish.equals("auto")) {
            return SignatureProviders.useBest();
        }
        try {
            return SignatureProviders.use(SignatureProvider.valueOf(wish.toUpperCase(Locale.ROOT)));
        } catch (ProviderUnavailableException e) {
            throw new StartupProblem(
                    "gateway.signature-provider", "wants " + wish + ": " + e.getMessage() + ". Leave it at auto.", e);
        }
    }

    @Bean
    KeyFiles signerKeyFiles(GatewaySettings settings) {
        Path path = Path.of(settings.responseSignerPrivateKeyPemPath());
        return new KeyFiles(path, settings.environment().equals(LOCAL));
    }

    /// @param rules shorter ones, where a test brings them
    @Bean
    @DependsOn("signatureProvider")
    SignerKeys signerKeys(
            GatewaySettings settings, KeyFiles files, ObjectProvider<RotationRules> rules, InstantSource clock) {
        Path path = Path.of(settings.responseSignerPrivateKeyPemPath());
        try {
            SignerKeys keys = new SignerKeys(rules(rules), clock, files.read());
            new DevelopmentMaterial(settings.environment()).refuseKey(SIGNER_KEY, path);
            return keys;
        } catch (UnusableKeyException e) {
            throw new StartupProblem(
                    SIGNER_KEY,
                    "names " + path + ": " + e.getMessage()
                            + ". Make one with: openssl genpkey -algorithm ed25519 -out signer.pem",
                    e);
        }
    }

    private static RotationRules rules(ObjectProvider<RotationRules> brought) {
        return brought.getIfAvailable(() -> RotationRules.forWindow(WindowLimits.DEFAULT.age()));
    }

    @Bean
    Signer signer(GatewaySettings settings, SignerKeys keys) {
        return new Signer(settings.audience(), keys::signing);
    }

    @Bean(destroyMethod = "close")
    SignerKeysWatch signerKeysWatch(
            KeyFiles files, SignerKeys keys, SignedKeyset keyset, ObjectProvider<RotationRules> rules) {
        return new SignerKeysWatch(files, keys, keyset, rules(rules).pause());
    }

    @Bean
    HealthIndicator signerHealthIndicator(SignerKeys keys) {
        return new SignerHealth(keys);
    }
}
