package dev.gatehouse.gateway.web;

import dev.gatehouse.common.web.BodyLimit;
import dev.gatehouse.common.web.Probes;
import dev.gatehouse.common.web.ProblemAdvice;
import dev.gatehouse.common.web.ProblemErrorController;
import dev.gatehouse.gateway.downstream.InternalChannels;
import dev.gatehouse.gateway.settings.GatewaySettings;
import dev.gatehouse.gateway.signing.SignerKeys;
import java.nio.file.Path;
import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/// Wires the public HTTP listener.
@Configuration(proxyBeanMethods = false)
@Import({Probes.class, ProblemAdvice.class, ProblemErrorController.class})
class WebConfiguration {
    private static final long MAX_BODY = 64 * 1024;

    @Bean
    SessionServiceClient sessionServiceClient(GatewaySettings settings, InternalChannels channels) {
        return new SessionServiceClient(settings.sessionServiceGrpcAddr(), channels);
    }

    @Bean
    SignedKeyset signedKeyset(GatewaySettings settings, SignerKeys keys, InstantSource clock) {
        return new SignedKeyset(Path.of(settings.responseSignerPrivateKeyPemPath()), settings.audience(), keys, clock);
    }

    @Bean
    PatientHttpMetrics patientHttpMetrics() {
        return new PatientHttpMetrics();
    }

    @Bean
    BodyLimit bodyLimit() {
        return new BodyLimit(MAX_BODY);
    }
}
