package dev.gatehouse.local;

import static java.util.Map.entry;

import dev.gatehouse.common.fixture.PackageRules;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private static final String JSON = "tools.jackson..";
    private static final String JSON_NAMES = "com.fasterxml.jackson.annotation..";

    @Test
    void packagesImportOnlyWhatTheySay() {
        new PackageRules(
                        "dev.gatehouse.local",
                        Map.ofEntries(
                                entry(
                                        "",
                                        List.of(
                                                "picocli..",
                                                JSON,
                                                "blueprint",
                                                "control",
                                                "demo",
                                                "downstream",
                                                "issuer",
                                                "layout",
                                                "material",
                                                "platform",
                                                "process",
                                                "standin",
                                                "upstream")),
                                entry(
                                        "demo",
                                        List.of(
                                                JSON,
                                                "io.lettuce.core..",
                                                "com.google.protobuf..",
                                                "dev.gatehouse.client..",
                                                "dev.gatehouse.common..",
                                                "boot",
                                                "control",
                                                "layout",
                                                "material",
                                                "partner",
                                                "platform",
                                                "scene",
                                                "standin")),
                                entry(
                                        "partner",
                                        List.of(
                                                JSON,
                                                "control",
                                                "layout",
                                                "material",
                                                "platform",
                                                "scene",
                                                "shell",
                                                "standin")),
                                entry(
                                        "boot",
                                        List.of(
                                                JSON,
                                                "blueprint",
                                                "layout",
                                                "material",
                                                "platform",
                                                "process",
                                                "scene",
                                                "shell")),
                                entry("shell", List.of(JSON, "process", "scene")),
                                entry(
                                        "scene",
                                        List.of(
                                                JSON,
                                                "io.opentelemetry..",
                                                "dev.gatehouse.client..",
                                                "dev.gatehouse.common..",
                                                "layout",
                                                "material",
                                                "platform")),
                                entry(
                                        "platform",
                                        List.of(
                                                JSON,
                                                JSON_NAMES,
                                                "blueprint",
                                                "layout",
                                                "material",
                                                "probe",
                                                "process",
                                                "telemetry")),
                                entry("blueprint", List.of("layout", "material", "probe", "process")),
                                entry("layout", List.of(JSON_NAMES)),
                                entry("process", List.of()),
                                entry("probe", List.of()),
                                entry("material", List.of("org.bouncycastle..")),
                                entry("http", List.of("com.sun.net.httpserver..", JSON)),
                                entry(
                                        "telemetry",
                                        List.of("com.google.protobuf..", "io.opentelemetry.proto..", "http")),
                                entry("standin", List.of("material")),
                                entry("control", List.of(JSON, "http", "material", "standin")),
                                entry(
                                        "upstream",
                                        List.of(
                                                JSON,
                                                "com.github.tomakehurst.wiremock..",
                                                "wiremock.org.eclipse.jetty..",
                                                "material",
                                                "standin")),
                                entry("issuer", List.of("com.nimbusds..", "http", "material", "standin")),
                                entry(
                                        "downstream",
                                        List.of(
                                                "io.grpc..",
                                                "com.google.protobuf..",
                                                "io.netty.handler.ssl..",
                                                "io.opentelemetry..",
                                                JSON,
                                                "dev.gatehouse.common.grpc",
                                                "dev.gatehouse.common.peer",
                                                "dev.gatehouse.common.proto.downstream",
                                                "material",
                                                "standin"))))
                .check();
    }
}
