package dev.gatehouse.integration;

import dev.gatehouse.common.fixture.PackageRules;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The boundaries of this module.
class ArchitectureTest {
    private static final String ERROR = "dev.gatehouse.common.error";
    private static final String SERVICE = "dev.gatehouse.common.service";
    private static final List<String> SETTINGS =
            List.of("org.springframework..", "jakarta.validation..", "org.hibernate.validator.constraints..");
    private static final List<String> LOG = List.of("org.slf4j..", "telemetry");

    @Test
    void packagesImportOnlyWhatTheyMay() {
        new PackageRules(
                        "dev.gatehouse.integration",
                        Map.ofEntries(
                                Map.entry("telemetry", List.of("io.micrometer..", "org.slf4j..", ERROR, SERVICE)),
                                Map.entry(
                                        "settings",
                                        Stream.concat(SETTINGS.stream(), Stream.of(SERVICE))
                                                .toList()),
                                Map.entry(
                                        "web",
                                        adapter("jakarta.servlet..", "dev.gatehouse.common.web", ERROR, SERVICE)),
                                Map.entry(
                                        "",
                                        List.of(
                                                "org.springframework..",
                                                "io.micrometer.core.instrument",
                                                "org.slf4j..",
                                                "dev.gatehouse..")))) // the root wires everything
                .check();
    }

    private static List<String> adapter(String... others) {
        return Stream.of(SETTINGS, LOG, List.of(others)).flatMap(List::stream).toList();
    }
}
