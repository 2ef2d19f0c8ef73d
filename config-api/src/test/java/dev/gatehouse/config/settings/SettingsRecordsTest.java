package dev.gatehouse.config.settings;

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
    @EnableConfigurationProperties({ServiceSettings.class, TlsSettings.class, AccessSettings.class, StoreSettings.class
    })
    static class Records {}

    private final ApplicationContextRunner complete = new ApplicationContextRunner()
            .withUserConfiguration(Records.class)
            .withPropertyValues(
                    "config-api.environment=production",
                    "config-api.region=eu-1",
                    "config-api.signer-private-key-pem-path=/signer.pem");

    @Test
    void defaultsAreTheDocumentedOnes() {
        complete.run(context -> {
            ServiceSettings service = context.getBean(ServiceSettings.class);
            assertThat(service)
                    .isEqualTo(new ServiceSettings(
                            "production", "eu-1", ":8084", "", "", "", Duration.ofSeconds(10), "", 0.01));
            assertThat(service.audience()).isEqualTo("production/eu-1/config-api");
            assertThat(context.getBean(TlsSettings.class)).isEqualTo(new TlsSettings("", "", ""));
            assertThat(context.getBean(AccessSettings.class)).isEqualTo(new AccessSettings("/signer.pem", ""));
            assertThat(context.getBean(StoreSettings.class)).isEqualTo(new StoreSettings("sqlite"));
        });
    }

    @ParameterizedTest
    @CsvSource({
        "environment,''",
        "environment,Prod",
        "region,''",
        "region,EU 1",
        "region,seventeen-letters",
        "signer-private-key-pem-path,''",
        "plaintext-listeners,grpc",
        "shutdown-timeout,0s",
        "shutdown-timeout,6m",
        "shutdown-timeout,soon",
        "store,files",
        "tls.certificate,x"
    })
    void whatIsMissingOrOutOfRangeStopsTheStart(String property, String value) {
        complete.withPropertyValues("config-api." + property + "=" + value)
                .run(context -> assertThat(context).hasFailed());
    }
}
