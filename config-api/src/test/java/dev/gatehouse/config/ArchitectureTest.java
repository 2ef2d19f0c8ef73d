package dev.gatehouse.config;

import dev.gatehouse.common.fixture.PackageRules;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The boundaries of this module. The core (`json`, `content`, `entry`, `release`, `access`, `render`,
/// `signing`) imports the JDK and `common`'s
/// plain packages only.
class ArchitectureTest {
    private static final String ERROR = "dev.gatehouse.common.error";
    private static final String SIGNING = "dev.gatehouse.common.signing";
    private static final String SERVICE = "dev.gatehouse.common.service";
    private static final List<String> SETTINGS =
            List.of("org.springframework..", "jakarta.validation..", "org.hibernate.validator.constraints..");
    private static final List<String> LOG = List.of("org.slf4j..", "telemetry");

    @Test
    void packagesImportOnlyWhatTheyMay() {
        new PackageRules(
                        "dev.gatehouse.config",
                        Map.ofEntries(
                                Map.entry("json", List.of("tools.jackson.core..")),
                                Map.entry("content", List.of("json")),
                                Map.entry("entry", List.of()),
                                Map.entry("release", List.of(SIGNING, "content", "entry", "json")),
                                Map.entry("access", List.of(SIGNING, "content", "entry", "json")),
                                Map.entry("render", List.of(SIGNING, "content", "json")),
                                Map.entry("signing", List.of(SIGNING)),
                                Map.entry(
                                        "telemetry",
                                        List.of("io.micrometer..", "org.slf4j..", ERROR, SERVICE, "entry")),
                                Map.entry(
                                        "etcd",
                                        adapter(
                                                "com.google.protobuf",
                                                "io.etcd.jetcd.api",
                                                "io.grpc..",
                                                "io.netty.handler.ssl",
                                                "dev.gatehouse.common.grpc",
                                                SERVICE,
                                                "entry",
                                                "settings")),
                                Map.entry("sqlite", adapter("org.sqlite..", SERVICE, "entry", "settings")),
                                Map.entry(
                                        "settings",
                                        Stream.concat(SETTINGS.stream(), Stream.of(SERVICE))
                                                .toList()),
                                Map.entry(
                                        "web",
                                        adapter(
                                                "com.fasterxml.jackson.annotation",
                                                "jakarta.servlet..",
                                                "dev.gatehouse.common.web",
                                                ERROR,
                                                SERVICE,
                                                SIGNING,
                                                "access",
                                                "content",
                                                "entry",
                                                "release",
                                                "render",
                                                "signing",
                                                "dev.gatehouse.config.web.request")),
                                Map.entry(
                                        "web.request",
                                        List.of(
                                                "org.springframework..",
                                                "jakarta.servlet..",
                                                ERROR,
                                                "access",
                                                "content",
                                                "render")),
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
