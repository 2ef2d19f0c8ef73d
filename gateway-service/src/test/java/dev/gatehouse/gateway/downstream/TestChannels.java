package dev.gatehouse.gateway.downstream;

import dev.gatehouse.common.fixture.TestCertificates;
import dev.gatehouse.common.grpc.GrpcTls;
import dev.gatehouse.gateway.settings.GatewaySettings;
import io.micrometer.core.instrument.binder.grpc.ObservationGrpcClientInterceptor;
import io.micrometer.observation.ObservationRegistry;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ScheduledExecutorService;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/// The gateway's channels with an identity that a test issued.
final class TestChannels {
    private TestChannels() {}

    static InternalChannels as(TestCertificates.Identity identity, Path ca, ScheduledExecutorService reloader) {
        return as(identity, ca, reloader, "");
    }

    /// @param sessionService its address
    static InternalChannels as(
            TestCertificates.Identity identity, Path ca, ScheduledExecutorService reloader, String sessionService) {
        GatewaySettings settings = new Binder(new MapConfigurationPropertySource(Map.of(
                        "gateway.environment", "local",
                        "gateway.region", "eu-1",
                        "gateway.response-signer-private-key-pem-path", "none",
                        "gateway.platform-keys-path", "none",
                        "gateway.redis.master-addr", "none:1",
                        "gateway.redis.password", "none",
                        "gateway.session-service-grpc-addr", sessionService,
                        "gateway.internal.ca-path", ca,
                        "gateway.internal.cert-path", identity.certificate(),
                        "gateway.internal.key-path", identity.key())))
                .bind("gateway", GatewaySettings.class)
                .get();
        return new InternalChannels(
                settings, new GrpcTls(reloader), new ObservationGrpcClientInterceptor(ObservationRegistry.NOOP));
    }
}
