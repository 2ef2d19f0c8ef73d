package dev.gatehouse.common.web;

import dev.gatehouse.common.error.ErrorReason;
import java.util.Map;
import org.springframework.boot.availability.ApplicationAvailability;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// The probes of a service's main listener. Both are about this process alone: no dependency makes them fail.
@RestController
public final class Probes {
    private final ApplicationAvailability availability;

    public Probes(ApplicationAvailability availability) {
        this.availability = availability;
    }

    /// 200 as long as the listener answers.
    @GetMapping("/healthz")
    ResponseEntity<?> healthz() {
        return ResponseEntity.ok(Map.of("status", "up"));
    }

    /// 200 from the end of the start to the beginning of the shutdown, else 503.
    @GetMapping("/readyz")
    ResponseEntity<?> readyz() {
        return availability.getReadinessState() == ReadinessState.ACCEPTING_TRAFFIC
                ? ResponseEntity.ok(Map.of("status", "ready"))
                : Problems.response(ErrorReason.SERVICE_UNAVAILABLE);
    }
}
