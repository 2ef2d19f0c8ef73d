package dev.gatehouse.common.service;

import org.springframework.boot.SpringBootExceptionReporter;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/// Keeps Spring Boot from printing its own report of a failed start: the launcher's line is the report.
@Order(Ordered.HIGHEST_PRECEDENCE)
final class QuietFailureReporter implements SpringBootExceptionReporter {
    @Override
    public boolean reportException(Throwable failure) {
        return true;
    }
}
