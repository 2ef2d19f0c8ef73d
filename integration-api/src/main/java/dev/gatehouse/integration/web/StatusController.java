package dev.gatehouse.integration.web;

import java.util.Map;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// Tells a consumer that it may ask, and nothing of what stands behind.
@RestController
final class StatusController {
    @GetMapping("/v1/status")
    Map<String, Map<String, String>> status() {
        return Map.of("data", Map.of("status", "up"));
    }
}
