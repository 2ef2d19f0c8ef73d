package dev.gatehouse.integration;

import dev.gatehouse.common.fixture.PackageRules;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The boundaries of this module.
class ArchitectureTest {
    private static final String ERROR = "dev.gatehouse.common.error";
    private static final String WEB = "dev.gatehouse.common.web";
    private static final String SERVICE = "dev.gatehouse.common.service";
    private static final List<String> SETTINGS =
            List.of("org.springframework..", "jakarta.validation..", "org.hibernate.validator.constraints..");
    private static final List<String> LOG = List.of("org.slf4j..", "telemetry");

    private static final List<String> UPSTREAM =
            List.of("org.springframework.context.annotation", "combine", "identity", "upstreams");

    @Test
    void packagesImportOnlyWhatTheyMay() {
        new PackageRules("dev.gatehouse.integration", rules()).check();
    }

    private static Map<String, List<String>> rules() {
        return Map.ofEntries(
                Map.entry("redaction", List.of()),
                Map.entry(
                        "consumer", List.of("dev.gatehouse.common.peer", "dev.gatehouse.common.signing", "redaction")),
                Map.entry("files", of(LOG, "tools.jackson..", SERVICE, "consumer", "redaction")),
                Map.entry(
                        "tls",
                        adapter(
                                "com.github.benmanes.caffeine.cache",
                                "org.apache.catalina.connector",
                                "org.apache.coyote..",
                                "org.apache.tomcat.util.net..",
                                "dev.gatehouse.common.peer",
                                "consumer")),
                Map.entry(
                        "admission",
                        adapter(
                                "jakarta.servlet..",
                                "org.apache.catalina..",
                                "org.apache.juli.logging",
                                "tools.jackson.databind..",
                                "dev.gatehouse.common.peer",
                                ERROR,
                                "consumer",
                                "redaction",
                                "tls")),
                Map.entry("combine", List.of()),
                Map.entry("paging", List.of()),
                Map.entry("interaction", List.of()),
                Map.entry("identity", List.of("com.github.benmanes.caffeine.cache", "combine")),
                Map.entry("search", List.of("combine", "identity", "paging")),
                Map.entry("person", List.of("combine", "identity")),
                Map.entry("alert", List.of("combine", "identity", "paging")),
                Map.entry("image", List.of("combine", "identity")),
                Map.entry("diagnosis", List.of("io.micrometer.tracing..", "interaction", "upstreams")),
                Map.entry(
                        "telemetry",
                        List.of("io.micrometer..", "org.slf4j..", "consumer", "interaction", ERROR, SERVICE)),
                Map.entry("settings", of(SETTINGS, SERVICE)),
                Map.entry(
                        "upstreams",
                        adapter(
                                "io.micrometer.tracing..",
                                "tools.jackson..",
                                "combine",
                                "interaction",
                                "settings",
                                SERVICE)),
                Map.entry(
                        "upstreams.populationindex",
                        of(UPSTREAM, "com.github.benmanes.caffeine.cache", "paging", "search")),
                Map.entry("upstreams.custodyledger", of(UPSTREAM, "alert", "image", "paging", "person")),
                Map.entry("upstreams.supervisiondesk", of(UPSTREAM, "person")),
                Map.entry(
                        "admin", adapter("io.micrometer.tracing", "diagnosis", "interaction", "upstreams", ERROR, WEB)),
                Map.entry(
                        "web",
                        adapter(
                                "jakarta.servlet..",
                                "alert",
                                "combine",
                                "consumer",
                                "identity",
                                "image",
                                "paging",
                                "person",
                                "search",
                                WEB,
                                ERROR,
                                SERVICE)),
                Map.entry(
                        "",
                        List.of(
                                "org.springframework..",
                                "io.micrometer.context",
                                "io.micrometer.core.instrument",
                                "org.slf4j..",
                                "dev.gatehouse.."))); // the root wires everything
    }

    private static List<String> of(List<String> some, String... others) {
        return Stream.concat(some.stream(), Stream.of(others)).toList();
    }

    private static List<String> adapter(String... others) {
        return Stream.of(SETTINGS, LOG, List.of(others)).flatMap(List::stream).toList();
    }
}
