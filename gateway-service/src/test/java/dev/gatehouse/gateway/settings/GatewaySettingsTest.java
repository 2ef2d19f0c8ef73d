package dev.gatehouse.gateway.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.common.fixture.SettingsContract;
import dev.gatehouse.common.service.KnownSettings;
import dev.gatehouse.common.service.ServiceDescriptor;
import dev.gatehouse.gateway.GatewayService;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class GatewaySettingsTest implements SettingsContract {
    @Override
    public ServiceDescriptor service() {
        return GatewayService.DESCRIPTOR;
    }

    @Test
    void defaultsAreThoseThatThePageLists() {
        GatewaySettings settings = bind(Map.of("gateway.environment", "local", "gateway.region", "eu-1"));

        assertThat(settings.publicHttpAddr()).isEqualTo(":8080");
        assertThat(settings.authenticatedGrpcAddr()).isEqualTo(":9090");
        assertThat(settings.adminHttpAddr()).isEmpty();
        assertThat(settings.plaintextListeners()).isEmpty();
        assertThat(settings.shutdownTimeout()).isEqualTo(Duration.ofSeconds(10));
        assertThat(settings.sessionEventsRedisStream()).isEqualTo("gatehouse:session-events:{0}");
        assertThat(settings.clientEventsRedisStream()).isEqualTo("gatehouse:client-events:{0}");
        assertThat(settings.sessionServiceGrpcAddr()).isEmpty();
        assertThat(settings.routesFile()).isEqualTo(Optional.empty());
        assertThat(settings.maxStreams()).isEqualTo(20_000);
        assertThat(settings.redis().db()).isZero();
        assertThat(settings.redis().keyPrefix()).isEqualTo("gatehouse:");
        assertThat(settings.audience()).isEqualTo("local/eu-1/gateway");
    }

    @Test
    void variablesAreTheSeedsAndTheArchitecturesNames() {
        assertThat(KnownSettings.of(service()).all().values().stream().map(KnownSettings.Setting::variable))
                .contains(
                        "GATEWAY_REDIS_MASTER_ADDR",
                        "GATEWAY_REDIS_PASSWORD",
                        "GATEWAY_REDIS_REPLICA_ADDRS",
                        "GATEWAY_REDIS_DB",
                        "GATEWAY_REDIS_KEY_PREFIX",
                        "GATEWAY_REDIS_TLS_ENABLED",
                        "GATEWAY_REDIS_USERNAME",
                        "GATEWAY_SESSION_EVENTS_REDIS_STREAM",
                        "GATEWAY_CLIENT_EVENTS_REDIS_STREAM",
                        "GATEWAY_RESPONSE_SIGNER_PRIVATE_KEY_PEM_PATH",
                        "GATEWAY_PUBLIC_HTTP_ADDR",
                        "GATEWAY_AUTHENTICATED_GRPC_ADDR",
                        "GATEWAY_ADMIN_HTTP_ADDR",
                        "GATEWAY_SHUTDOWN_TIMEOUT",
                        "GATEWAY_SESSION_SERVICE_GRPC_ADDR",
                        "GATEWAY_ROUTES_PATH",
                        "GATEWAY_ENVIRONMENT",
                        "GATEWAY_REGION",
                        "GATEWAY_TLS_CERT_PATH",
                        "GATEWAY_TLS_KEY_PATH",
                        "GATEWAY_TLS_CLIENT_CA_PATH",
                        "GATEWAY_PLAINTEXT_LISTENERS");
    }

    @Test
    void passwordIsNeverPrinted() {
        GatewaySettings settings = bind(Map.of("gateway.redis.password", "open sesame"));

        assertThat(settings.toString()).doesNotContain("sesame");
    }

    @Test
    void listsAreSeparatedByCommas() {
        GatewaySettings settings =
                bind(Map.of("gateway.plaintext-listeners", "http,grpc", "gateway.redis.replica-addrs", "a:1,b:2"));

        assertThat(settings.plaintextListeners()).isEqualTo(List.of("http", "grpc"));
        assertThat(settings.redis().replicaAddrs()).isEqualTo(List.of("a:1", "b:2"));
    }

    private static GatewaySettings bind(Map<String, String> properties) {
        return new Binder(new MapConfigurationPropertySource(properties))
                .bindOrCreate("gateway", GatewaySettings.class);
    }
}
