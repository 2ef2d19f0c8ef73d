package dev.gatehouse.gateway;

import dev.gatehouse.common.fixture.PackageRules;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// The boundaries of this module, as its packages' first sentences state them. The core (`stream`, `subscription`,
/// `signing`, `access`, `limit`, `command`) knows no framework and no transport.
class ArchitectureTest {
    private static final List<String> CORE =
            List.of("stream", "subscription", "journal", "signing", "access", "limit", "command");
    private static final List<String> SPRING = List.of("org.springframework..", "io.micrometer..", "org.slf4j..");
    private static final List<String> GRPC = List.of("io.grpc..", "com.google..", "io.netty.handler.ssl..");
    private static final String COMMON = "dev.gatehouse.common..";

    @Test
    void packagesImportOnlyWhatTheySay() {
        new PackageRules(
                        "dev.gatehouse.gateway",
                        Map.ofEntries(
                                Map.entry("stream", List.of(common("stream"))),
                                Map.entry(
                                        "subscription",
                                        List.of(
                                                "stream",
                                                "journal",
                                                common("error"),
                                                common("session"),
                                                common("stream"))),
                                Map.entry("signing", List.of(common("signing"), common("stream"))),
                                Map.entry(
                                        "access",
                                        List.of(
                                                "com.github.benmanes.caffeine..",
                                                "limit",
                                                common("error"),
                                                common("session"),
                                                common("signing"))),
                                Map.entry("limit", List.of("com.github.benmanes.caffeine..", "io.github.bucket4j..")),
                                Map.entry(
                                        "netty",
                                        all(List.of(
                                                SPRING,
                                                List.of(
                                                        "io.grpc..",
                                                        "io.netty..",
                                                        "access",
                                                        "limit",
                                                        "settings",
                                                        "event",
                                                        COMMON)))),
                                Map.entry("command", List.of("access", common("error"), common("session"))),
                                Map.entry("event", List.of("org.slf4j..", common("service"))),
                                Map.entry("journal", List.of(common("error"), common("stream"))),
                                Map.entry(
                                        "admin",
                                        all(List.of(
                                                List.of("org.springframework.."),
                                                List.of("access", "journal", "redis", "subscription", COMMON)))),
                                Map.entry(
                                        "settings",
                                        List.of(
                                                "org.springframework..",
                                                "jakarta.validation..",
                                                "org.hibernate.validator.constraints..")),
                                Map.entry(
                                        "redis",
                                        all(List.of(
                                                SPRING, CORE, List.of("io.lettuce..", "settings", "event", COMMON)))),
                                Map.entry(
                                        "grpc",
                                        all(List.of(
                                                SPRING, GRPC, CORE, List.of("netty", "settings", "event", COMMON)))),
                                Map.entry(
                                        "downstream",
                                        all(List.of(
                                                SPRING,
                                                GRPC,
                                                List.of("tools.jackson..", "command", "settings", "event", COMMON)))),
                                Map.entry(
                                        "web",
                                        all(List.of(
                                                SPRING,
                                                GRPC,
                                                List.of(
                                                        "org.apache.catalina..",
                                                        "org.apache.coyote..",
                                                        "org.apache.tomcat..",
                                                        "tools.jackson..",
                                                        "com.fasterxml.jackson.annotation..",
                                                        "downstream",
                                                        "grpc",
                                                        "signing",
                                                        "settings",
                                                        "event",
                                                        COMMON)))),
                                Map.entry("", all(List.of(SPRING, List.of("dev.gatehouse.gateway..", COMMON))))))
                .check();
    }

    private static String common(String name) {
        return "dev.gatehouse.common." + name;
    }

    private static List<String> all(List<List<String>> lists) {
        return lists.stream().flatMap(List::stream).toList();
    }
}
