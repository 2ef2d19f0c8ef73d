package dev.gatehouse.integration.upstreams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.common.service.StartupProblem;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;

class UpstreamSettingsTest {
    private static final String ELSEWHERE = "https://elsewhere.example";

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties({UpstreamSettings.class, InternalSettings.class})
    static class Records {}

    private final ApplicationContextRunner complete = new ApplicationContextRunner()
            .withUserConfiguration(Records.class)
            .withPropertyValues(
                    "integration-api.population-index-url=https://a:1",
                    "integration-api.custody-ledger-url=https://b:2/",
                    "integration-api.supervision-desk-url=https://c",
                    "integration-api.internal.ca-path=/ca.pem",
                    "integration-api.internal.cert-path=/cert.pem",
                    "integration-api.internal.key-path=/key.pem");

    @Test
    void addressesAndFilesAreRead() {
        complete.run(context -> {
            UpstreamSettings settings = context.getBean(UpstreamSettings.class);
            assertThat(settings.address(Upstream.POPULATION_INDEX)).isEqualTo(URI.create("https://a:1"));
            assertThat(settings.address(Upstream.CUSTODY_LEDGER)).isEqualTo(URI.create("https://b:2"));
            assertThat(settings.address(Upstream.SUPERVISION_DESK)).isEqualTo(URI.create("https://c"));
            assertThat(context.getBean(InternalSettings.class))
                    .isEqualTo(new InternalSettings("/ca.pem", "/cert.pem", "/key.pem"));
        });
    }

    @ParameterizedTest
    @CsvSource({
        "population-index-url,''",
        "custody-ledger-url,''",
        "supervision-desk-url,''",
        "internal.ca-path,''",
        "internal.cert-path,''",
        "internal.key-path,''",
        "internal.password,x"
    })
    void whatIsMissingOrUnknownStopsTheStart(String property, String value) {
        complete.withPropertyValues("integration-api." + property + "=" + value)
                .run(context -> assertThat(context).hasFailed());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://ledger:1",
                "ledger:1",
                "https://",
                "https:///path",
                "https://ledger/base",
                "https://ledger?x=1",
                "https://user@ledger",
                "https://led ger",
                "not an address"
            })
    void addressThatIsMoreOrLessThanHostAndPortStopsTheStart(String url) {
        UpstreamSettings settings = new UpstreamSettings(ELSEWHERE, url, ELSEWHERE);

        assertThatThrownBy(() -> settings.address(Upstream.CUSTODY_LEDGER))
                .isInstanceOf(StartupProblem.class)
                .hasMessageStartingWith("INTEGRATION_API_CUSTODY_LEDGER_URL must be https://host:port");
    }
}
