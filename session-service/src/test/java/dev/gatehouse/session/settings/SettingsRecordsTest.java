package dev.gatehouse.session.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;

class SettingsRecordsTest {
    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties({ServiceSettings.class, TlsSettings.class, LifetimeSettings.class})
    static class Records {}

    private final ApplicationContextRunner complete = new ApplicationContextRunner()
            .withUserConfiguration(Records.class)
            .withPropertyValues(
                    "session-service.environment=production",
                    "session-service.region=eu-1",
                    "session-service.platform-keys-path=/p",
                    "session-service.challenge-keys-path=/c",
                    "session-service.callers-path=/callers.yaml",
                    "session-service.tls.cert-path=/cert.pem",
                    "session-service.tls.key-path=/key.pem",
                    "session-service.tls.client-ca-path=/ca.pem");

    @Test
    void defaultsAreTheDocumentedOnes() {
        complete.run(context -> {
            ServiceSettings service = context.getBean(ServiceSettings.class);
            assertThat(service)
                    .isEqualTo(new ServiceSettings(
                            "production",
                            "eu-1",
                            ":8082",
                            "",
                            "",
                            "",
                            Duration.ofSeconds(10),
                            "",
                            0.01,
                            "/p",
                            "/c",
                            "/callers.yaml"));
            assertThat(service.gatewayAudience()).isEqualTo("production/eu-1/gateway");
            assertThat(service.ownAudience()).isEqualTo("production/eu-1/session-service");
            assertThat(context.getBean(LifetimeSettings.class))
                    .isEqualTo(new LifetimeSettings(Duration.ofHours(12), Duration.ofDays(30)));
        });
    }

    @ParameterizedTest
    @CsvSource({
        "environment,''",
        "environment,Prod",
        "region,''",
        "region,EU 1",
        "region,seventeen-letters",
        "platform-keys-path,''",
        "challenge-keys-path,''",
        "callers-path,''",
        "plaintext-listeners,http",
        "plaintext-listeners,grpc",
        "shutdown-timeout,0s",
        "shutdown-timeout,6m",
        "shutdown-timeout,soon",
        "tls.cert-path,''",
        "tls.key-path,''",
        "tls.client-ca-path,''",
        "session.idle-timeout,59s",
        "session.absolute-timeout,367d"
    })
    void whatIsMissingOrOutOfRangeStopsTheStart(String property, String value) {
        complete.withPropertyValues("session-service." + property + "=" + value)
                .run(context -> assertThat(context).hasFailed());
    }

    @ParameterizedTest
    @ValueSource(strings = {"tls.certificate", "session.timeout"})
    void unknownNameStopsTheStart(String property) {
        complete.withPropertyValues("session-service." + property + "=x")
                .run(context -> assertThat(context).hasFailed());
    }
}
