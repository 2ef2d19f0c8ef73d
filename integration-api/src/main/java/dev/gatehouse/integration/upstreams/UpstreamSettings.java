package dev.gatehouse.integration.upstreams;

import dev.gatehouse.common.service.StartupProblem;
import jakarta.validation.constraints.NotBlank;
import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// Where the upstreams are.
///
/// @param populationIndexUrl Address of population-index, https://host:port. Required.
/// @param custodyLedgerUrl Address of custody-ledger, https://host:port. Required.
/// @param supervisionDeskUrl Address of supervision-desk, https://host:port. Required.
@Validated
@ConfigurationProperties("integration-api")
record UpstreamSettings(
        @NotBlank(message = "is not set: it is https://host:port of population-index.") @DefaultValue("")
        String populationIndexUrl,

        @NotBlank(message = "is not set: it is https://host:port of custody-ledger.") @DefaultValue("")
        String custodyLedgerUrl,

        @NotBlank(message = "is not set: it is https://host:port of supervision-desk.") @DefaultValue("")
        String supervisionDeskUrl) {

    /// The address of an upstream, without a path.
    ///
    /// @throws StartupProblem when it is something else than scheme, host and port
    URI address(Upstream upstream) {
        String url = switch (upstream) {
            case POPULATION_INDEX -> populationIndexUrl;
            case CUSTODY_LEDGER -> custodyLedgerUrl;
            case SUPERVISION_DESK -> supervisionDeskUrl;
        };
        try {
            URI address = URI.create(url.endsWith("/") ? url.substring(0, url.length() - 1) : url);
            if (isBase(address)) {
                return address;
            }
        } catch (IllegalArgumentException _) {
            // told below
        }
        throw new StartupProblem(upstream.property(), "must be https://host:port, and is " + url + ".");
    }

    private static boolean isBase(URI address) {
        return "https".equals(address.getScheme())
                && address.getHost() != null
                && address.getUserInfo() == null
                && address.getPath().isEmpty()
                && address.getQuery() == null
                && address.getFragment() == null;
    }
}
