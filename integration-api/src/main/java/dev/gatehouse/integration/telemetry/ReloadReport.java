package dev.gatehouse.integration.telemetry;

import dev.gatehouse.common.service.StartupProblem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Tells the operator what became of the consumers file each time that it was read.
public final class ReloadReport {
    private static final Logger LOG = LoggerFactory.getLogger(ReloadReport.class);

    private final AccessMetrics metrics;

    public ReloadReport(AccessMetrics metrics) {
        this.metrics = metrics;
    }

    /// The file was read and is in force.
    ///
    /// @param consumers how many there are now
    public void read(int consumers) {
        metrics.consumers(consumers);
        metrics.reloaded("taken_over");
        IntegrationLog.CONSUMERS_READ.log(LOG, "consumers", consumers);
    }

    /// The file is wrong: what was in force before stays.
    public void refused(StartupProblem problem) {
        metrics.reloaded("refused");
        IntegrationLog.CONSUMERS_REFUSED.log(LOG, "problem", problem.getMessage());
    }
}
