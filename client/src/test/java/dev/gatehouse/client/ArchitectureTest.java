package dev.gatehouse.client;

import dev.gatehouse.common.fixture.PackageRules;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// The boundaries of this module, as a failing test.
class ArchitectureTest {
    private static final String COMMON = "dev.gatehouse.common.";
    private static final String ERROR = COMMON + "error";
    private static final String SIGNING = COMMON + "signing";
    private static final String STREAM = COMMON + "stream";
    private static final String EDGE = COMMON + "proto.edge";
    private static final String PROTOBUF = "com.google.protobuf..";
    private static final String GRPC = "io.grpc..";
    private static final String TELEMETRY = "io.opentelemetry..";
    private static final String JSON = "tools.jackson..";

    @Test
    void everyPackageImportsOnlyWhatItsSentenceAllows() {
        new PackageRules(
                        "dev.gatehouse.client",
                        Map.ofEntries(
                                Map.entry(
                                        "",
                                        List.of(
                                                "command",
                                                "device",
                                                "grpc",
                                                "http",
                                                "login",
                                                "stream",
                                                "telemetry",
                                                "trust",
                                                SIGNING,
                                                STREAM,
                                                EDGE,
                                                PROTOBUF,
                                                GRPC,
                                                TELEMETRY)),
                                Map.entry("telemetry", List.of(TELEMETRY)),
                                Map.entry("device", List.of(SIGNING, EDGE, PROTOBUF)),
                                Map.entry("http", List.of("telemetry", ERROR, "io.grpc.util", JSON)),
                                Map.entry("trust", List.of(ERROR, SIGNING, STREAM, EDGE, PROTOBUF, JSON)),
                                Map.entry(
                                        "grpc",
                                        List.of(
                                                "device",
                                                "telemetry",
                                                "trust",
                                                ERROR,
                                                EDGE,
                                                COMMON + "grpc",
                                                PROTOBUF,
                                                "com.google.rpc",
                                                GRPC,
                                                "io.netty.handler.ssl",
                                                TELEMETRY)),
                                Map.entry(
                                        "login",
                                        List.of("device", "http", "telemetry", ERROR, SIGNING, TELEMETRY, JSON)),
                                Map.entry(
                                        "command",
                                        List.of(
                                                "device",
                                                "grpc",
                                                "http",
                                                "telemetry",
                                                "trust",
                                                ERROR,
                                                SIGNING,
                                                EDGE,
                                                GRPC,
                                                TELEMETRY)),
                                Map.entry(
                                        "stream",
                                        List.of(
                                                "device",
                                                "grpc",
                                                "http",
                                                "telemetry",
                                                "trust",
                                                ERROR,
                                                STREAM,
                                                EDGE,
                                                PROTOBUF,
                                                GRPC,
                                                TELEMETRY)),
                                Map.entry("publish", List.of("telemetry", STREAM, "io.lettuce.core..", TELEMETRY)),
                                Map.entry(
                                        "profile",
                                        List.of(
                                                "dev.gatehouse.client",
                                                "device",
                                                "http",
                                                "login",
                                                "publish",
                                                "stream",
                                                SIGNING,
                                                JSON)),
                                Map.entry(
                                        "cli",
                                        List.of(
                                                "dev.gatehouse.client",
                                                "command",
                                                "device",
                                                "http",
                                                "login",
                                                "profile",
                                                "publish",
                                                "stream",
                                                "trust",
                                                SIGNING,
                                                ERROR,
                                                STREAM,
                                                JSON,
                                                "picocli.."))))
                .check();
    }
}
