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
                                                "demo",
                                                "downstream",
                                                "issuer",
                                                "material",
                                                "platform",
                                                "process",
                                                "standin")),
                                entry(
                                        "demo",
                                        List.of(
                                                JSON,
                                                "io.lettuce.core..",
                                                "io.opentelemetry..",
                                                "com.google.protobuf..",
                                                "dev.gatehouse.client..",
                                                "dev.gatehouse.common..",
                                                "blueprint",
                                                "material",
                                                "platform")),
                                entry(
                                        "platform",
                                        List.of(
                                                JSON,
                                                JSON_NAMES,
                                                "blueprint",
                                                "material",
                                                "probe",
                                                "process",
                                                "telemetry")),
                                entry("blueprint", List.of(JSON_NAMES, "material", "probe", "process")),
                                entry("process", List.of()),
                                entry("probe", List.of()),
                                entry("material", List.of("org.bouncycastle..")),
                                entry("http", List.of("com.sun.net.httpserver..", JSON)),
                                entry(
                                        "telemetry",
                                        List.of("com.google.protobuf..", "io.opentelemetry.proto..", "http")),
                                entry("standin", List.of("material")),
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
