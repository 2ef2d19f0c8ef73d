package dev.gatehouse.integration.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;

class SettingsRecordsTest {
    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties({ServiceSettings.class, TlsSettings.class})
    static class Records {}

    private final ApplicationContextRunner complete = new ApplicationContextRunner()
            .withUserConfiguration(Records.class)
            .withPropertyValues(
                    "integration-api.environment=production",
                    "integration-api.region=eu-1",
                    "integration-api.consumers-path=/consumers.yaml",
                    "integration-api.api-key-pepper-path=/pepper.key",
                    "integration-api.tls.cert-path=/cert.pem",
                    "integration-api.tls.key-path=/key.pem",
                    "integration-api.tls.client-ca-path=/ca.pem");

    @Test
    void defaultsAreTheDocumentedOnes() {
        complete.run(context -> assertThat(context.getBean(ServiceSettings.class))
                .isEqualTo(new ServiceSettings(
                        "production",
                        "eu-1",
                        ":8443",
                        "",
                        "",
                        "",
                        "",
                        Duration.ofSeconds(10),
                        "",
                        0.01,
                        "/consumers.yaml",
                        "/pepper.key")));
    }

    @ParameterizedTest
    @CsvSource({
        "environment,''",
        "environment,Prod",
        "region,''",
        "region,EU 1",
        "region,seventeen-letters",
        "consumers-path,''",
        "api-key-pepper-path,''",
        "plaintext-listeners,http",
        "shutdown-timeout,0s",
        "shutdown-timeout,6m",
        "shutdown-timeout,soon",
        "tls.cert-path,''",
        "tls.key-path,''",
        "tls.client-ca-path,''",
        "tls.certificate,x"
    })
    void whatIsMissingUnknownOrOutOfRangeStopsTheStart(String property, String value) {
        complete.withPropertyValues("integration-api." + property + "=" + value)
                .run(context -> assertThat(context).hasFailed());
    }
}
