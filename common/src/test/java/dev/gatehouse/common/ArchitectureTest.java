package dev.gatehouse.common;

import static java.util.Map.entry;

import dev.gatehouse.common.fixture.PackageRules;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private static final List<String> GRPC = List.of("io.grpc..", "com.google..", "io.netty.handler.ssl..");
    private static final List<String> WEB = List.of("org.springframework..", "jakarta.servlet..", "org.slf4j..");

    @Test
    void packagesImportOnlyWhatTheySay() {
        new PackageRules(
                        "dev.gatehouse.common",
                        Map.ofEntries(
                                entry("", List.of()),
                                entry("error", List.of()),
                                entry("peer", List.of()),
                                entry("provider", List.of("org.bouncycastle..")),
                                entry("signing", List.of("org.bouncycastle..", "provider")),
                                entry("stream", List.of("signing")),
                                entry("session", List.of("signing", "stream")),
                                entry("grpc", with(GRPC, "org.slf4j..", "error")),
                                entry("web", with(WEB, "error", "service", "signing")),
                                entry(
                                        "service",
                                        List.of(
                                                "org.springframework..",
                                                "org.slf4j..",
                                                "tools.jackson..",
                                                "org.snakeyaml.engine.v2.api",
                                                "io.micrometer..")),
                                entry(
                                        "redis",
                                        List.of(
                                                "org.springframework.data.redis..",
                                                "org.springframework.dao..",
                                                "org.springframework.boot.health..",
                                                "io.lettuce..",
                                                "io.micrometer..",
                                                "service"))))
                .check();
    }

    private static List<String> with(List<String> some, String... more) {
        return Stream.concat(some.stream(), Stream.of(more)).toList();
    }
}
