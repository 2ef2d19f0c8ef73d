package dev.gatehouse.integration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.common.fixture.GeneratedDocs;
import dev.gatehouse.common.fixture.MetricsPage;
import dev.gatehouse.integration.fixture.ConsumerFiles;
import dev.gatehouse.integration.fixture.FacadeClient;
import dev.gatehouse.integration.fixture.FacadePlatform;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// What an operator sees on the admin listener.
class ObservabilityIT {
    private static FacadePlatform platform;

    @BeforeAll
    static void start() {
        platform = FacadePlatform.startWithProbeRoutes(Map.of(), ObservabilityIT::consumers);
    }

    /// Those of another test, and one that may search.
    private static String consumers(ConsumerFiles files) {
        String role = "  - {name: finder, routes: [/v1/persons]}\nconsumers:\n";
        return AccessIT.consumers(files).replace("consumers:\n", role) + files.entry("dale-records", "roles: [finder]");
    }

    @AfterAll
    static void stop() {
        platform.close();
    }

    @Test
    void metricsTellWhoIsLetIn() {
        try (FacadeClient acme = platform.client("acme-housing");
                FacadeClient dale = platform.client("dale-records");
                FacadeClient nobody = platform.client(null, null)) {
            acme.get("/v1/probe/7");
            // Nobody listens where the upstreams should be.
            assertThat(dale.get("/v1/persons?lastName=a").statusCode()).isEqualTo(503);
            acme.get("/v1/nowhere");
            nobody.get("/v1/status");
        }

        String metrics = platform.admin("/metrics");

        assertThat(metrics)
                .contains("gatehouse_integration_requests_admitted_total{route=\"/v1/probe/{id}\"} 1.0")
                .contains("gatehouse_integration_refusals_total{reason=\"path_denied\"} 1.0")
                .contains("gatehouse_integration_refusals_total{reason=\"no_cert\"} 1.0")
                .contains("gatehouse_integration_refusals_total{reason=\"untrusted_cert\"} 0.0")
                .contains("gatehouse_integration_consumers 7.0")
                .contains("gatehouse_integration_upstream_errors_total{error_class=\"CONNECTION_REFUSED\"")
                .contains("gatehouse_integration_upstream_attempts_seconds_count{")
                .doesNotContain("acme");
        assertThat(MetricsPage.of(metrics)).doesNotContain("|  |\n");
        GeneratedDocs.section("metrics.md", "integration-api", MetricsPage.of(metrics));
    }

    @Test
    void settingsAreShown() {
        assertThat(platform.admin("/settings"))
                .contains("\"INTEGRATION_API_CONSUMERS_PATH\":\"")
                .contains("\"INTEGRATION_API_REGION\":\"eu-1\"");
        assertThat(platform.admin("/health")).contains("\"upstreams\"");
    }
}
