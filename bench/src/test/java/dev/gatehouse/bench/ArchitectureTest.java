package dev.gatehouse.bench;

import static java.util.Map.entry;

import dev.gatehouse.common.fixture.PackageRules;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private static final String JSON = "tools.jackson..";
    private static final String JSON_NAMES = "com.fasterxml.jackson.annotation..";
    private static final String COMMANDS = "picocli..";
    private static final String CLIENT = "dev.gatehouse.client..";
    private static final String LOCAL = "dev.gatehouse.local..";

    @Test
    void packagesImportOnlyWhatTheySay() {
        new PackageRules(
                        "dev.gatehouse.bench",
                        Map.ofEntries(
                                entry("", List.of(COMMANDS, "backend", "device", "torture")),
                                entry(
                                        "torture",
                                        List.of(
                                                COMMANDS,
                                                LOCAL,
                                                "backend",
                                                "check",
                                                "cluster",
                                                "device",
                                                "fault",
                                                "history",
                                                "order",
                                                "report",
                                                "schedule")),
                                entry(
                                        "report",
                                        List.of(
                                                JSON,
                                                "dev.gatehouse.local.material",
                                                "check",
                                                "claim",
                                                "flow",
                                                "history",
                                                "schedule")),
                                entry("schedule", List.of()),
                                entry("history", List.of(JSON, JSON_NAMES)),
                                entry("story", List.of("history")),
                                entry("claim", List.of("story")),
                                entry("events", List.of("claim", "history", "story")),
                                entry("sessions", List.of("claim", "history", "story")),
                                entry("flow", List.of("claim", "history", "story")),
                                entry("check", List.of("claim", "events", "flow", "history", "sessions", "story")),
                                entry("cluster", List.of(LOCAL)),
                                entry("fault", List.of("cluster", "history", "schedule")),
                                entry("order", List.of(JSON, JSON_NAMES, "history")),
                                entry(
                                        "device",
                                        List.of(
                                                COMMANDS,
                                                JSON,
                                                CLIENT,
                                                "dev.gatehouse.common.error",
                                                "dev.gatehouse.common.stream",
                                                "history",
                                                "order")),
                                entry(
                                        "backend",
                                        List.of(
                                                COMMANDS,
                                                JSON,
                                                CLIENT,
                                                "dev.gatehouse.common.stream",
                                                "history",
                                                "order"))))
                .check();
    }
}
