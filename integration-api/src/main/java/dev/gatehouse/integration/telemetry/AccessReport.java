package dev.gatehouse.integration.telemetry;

import dev.gatehouse.integration.consumer.Refusal;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Tells the operator who was let in and who wasn't, and why. Nothing that a client sent is logged as it came.
public final class AccessReport {
    private static final Logger LOG = LoggerFactory.getLogger(AccessReport.class);

    private final AccessMetrics metrics;
    private final LogBudget handshakes;

    public AccessReport(AccessMetrics metrics, LogBudget handshakes) {
        this.metrics = metrics;
        this.handshakes = handshakes;
    }

    /// Who asked for what.
    ///
    /// @param name the certificate's common name; empty: none, or not exactly one
    /// @param route the template of the route; empty: there is none
    /// @param path the path as it came
    /// @param address the client's IP address
    public record Attempt(Optional<String> name, Optional<String> route, String path, String address) {}

    /// A request was let in.
    ///
    /// @param route its template
    public void admitted(String route) {
        metrics.admitted(route);
    }

    /// A request was refused.
    public void refused(Refusal reason, Attempt attempt) {
        metrics.refused(reason);
        IntegrationLog.REQUEST_REFUSED.log(
                LOG,
                "reason",
                reason.name(),
                "consumer",
                attempt.name().map(Printable::of).orElse(null),
                attempt.route().isPresent() ? "route" : "path",
                attempt.route().orElseGet(() -> Printable.path(attempt.path())),
                "network",
                SourceNetwork.of(attempt.address()));
    }

    /// A client certificate with which no handshake came about. Every one is counted; of many, some are logged.
    ///
    /// @param name what the certificate says that its common name is, proven by nobody
    /// @param address the client's IP address
    public void untrusted(Optional<String> name, String cause, String address) {
        metrics.refused(Refusal.UNTRUSTED_CERT);
        handshakes
                .take()
                .ifPresent(unlogged -> IntegrationLog.CERTIFICATE_REFUSED.log(
                        LOG,
                        "reason",
                        Refusal.UNTRUSTED_CERT.name(),
                        "claimed_name",
                        name.map(Printable::of).orElse(null),
                        "cause",
                        Printable.of(cause),
                        "network",
                        SourceNetwork.of(address),
                        "unlogged_before",
                        unlogged));
    }
}
