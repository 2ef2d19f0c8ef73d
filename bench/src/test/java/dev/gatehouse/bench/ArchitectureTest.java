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
    private static final String GRPC = "io.grpc..";
    private static final String JMH = "org.openjdk.jmh..";
    private static final String NETTY = "io.netty..";
    private static final String PROTOBUF = "com.google.protobuf..";
    private static final String LETTUCE = "io.lettuce..";
    private static final String HISTOGRAM = "org.HdrHistogram..";
    private static final String STATISTICS = "org.hipparchus..";
    private static final String XCHART = "org.knowm.xchart..";
    private static final String PROTO = "dev.gatehouse.common.proto..";
    private static final String PROVIDER = "dev.gatehouse.common.provider";
    private static final String SIGNING = "dev.gatehouse.common.signing";
    private static final String STREAM = "dev.gatehouse.common.stream";
    private static final String SESSION = "dev.gatehouse.common.session";

    @Test
    void packagesImportOnlyWhatTheySay() {
        new PackageRules(
                        "dev.gatehouse.bench",
                        Map.ofEntries(
                                entry(
                                        "",
                                        List.of(
                                                COMMANDS,
                                                "measure",
                                                "measure.baseline",
                                                "soak",
                                                "torture",
                                                "torture.backend",
                                                "torture.device")),
                                entry(
                                        "torture",
                                        List.of(
                                                COMMANDS,
                                                LOCAL,
                                                "torture.backend",
                                                "torture.check",
                                                "cluster",
                                                "torture.device",
                                                "torture.fault",
                                                "torture.history",
                                                "torture.order",
                                                "torture.report",
                                                "torture.schedule",
                                                "terminal")),
                                entry("terminal", List.of()),
                                entry("chart", List.of(XCHART, "javax.imageio..")),
                                entry(
                                        "soak",
                                        List.of(
                                                COMMANDS,
                                                PROVIDER,
                                                "measure.stand",
                                                "soak.churn",
                                                "soak.report",
                                                "soak.sample",
                                                "soak.schedule",
                                                "soak.visit",
                                                "terminal")),
                                entry("soak.schedule", List.of()),
                                entry("soak.guest", List.of(PROTOBUF, PROTO, "measure.member")),
                                entry(
                                        "soak.visit",
                                        List.of(
                                                GRPC,
                                                NETTY,
                                                PROTOBUF,
                                                PROTO,
                                                "dev.gatehouse.common.error",
                                                "dev.gatehouse.common.grpc",
                                                "measure.listen",
                                                "measure.member",
                                                "measure.wire",
                                                "soak.guest")),
                                entry(
                                        "soak.churn",
                                        List.of(
                                                GRPC,
                                                LETTUCE,
                                                PROTOBUF,
                                                SESSION,
                                                SIGNING,
                                                "dev.gatehouse.local.layout",
                                                "measure.listen",
                                                "measure.member",
                                                "measure.publishing",
                                                "measure.stand",
                                                "measure.wire",
                                                "soak.guest",
                                                "soak.schedule",
                                                "soak.visit")),
                                entry(
                                        "soak.sample",
                                        List.of(
                                                JSON,
                                                "dev.gatehouse.client.http",
                                                "dev.gatehouse.local.layout",
                                                "dev.gatehouse.local.process",
                                                "measure.stand")),
                                entry("soak.trend", List.of(STATISTICS)),
                                entry(
                                        "soak.report",
                                        List.of(
                                                JSON,
                                                "chart",
                                                "measure.figure",
                                                "soak.sample",
                                                "soak.schedule",
                                                "soak.trend",
                                                "soak.visit")),
                                entry(
                                        "torture.report",
                                        List.of(
                                                JSON,
                                                "terminal",
                                                "dev.gatehouse.local.material",
                                                "torture.check",
                                                "torture.claim",
                                                "torture.flow",
                                                "torture.history",
                                                "torture.schedule")),
                                entry("torture.schedule", List.of()),
                                entry("torture.history", List.of(JSON, JSON_NAMES)),
                                entry("torture.story", List.of("torture.history")),
                                entry("torture.claim", List.of("torture.story")),
                                entry("torture.events", List.of("torture.claim", "torture.history", "torture.story")),
                                entry("torture.sessions", List.of("torture.claim", "torture.history", "torture.story")),
                                entry("torture.flow", List.of("torture.claim", "torture.history", "torture.story")),
                                entry(
                                        "torture.check",
                                        List.of(
                                                "torture.claim",
                                                "torture.events",
                                                "torture.flow",
                                                "torture.history",
                                                "torture.sessions",
                                                "torture.story")),
                                entry("cluster", List.of(LETTUCE, LOCAL)),
                                entry("torture.fault", List.of("cluster", "torture.history", "torture.schedule")),
                                entry("torture.order", List.of(JSON, JSON_NAMES, "torture.history")),
                                entry(
                                        "torture.device",
                                        List.of(
                                                COMMANDS,
                                                JSON,
                                                CLIENT,
                                                "dev.gatehouse.common.error",
                                                "dev.gatehouse.common.stream",
                                                "torture.history",
                                                "torture.order")),
                                entry(
                                        "torture.backend",
                                        List.of(
                                                COMMANDS,
                                                JSON,
                                                CLIENT,
                                                "dev.gatehouse.common.stream",
                                                "torture.history",
                                                "torture.order")),
                                entry(
                                        "measure",
                                        List.of(
                                                COMMANDS,
                                                JMH,
                                                PROVIDER,
                                                "measure.figure",
                                                "measure.gauge",
                                                "measure.lab",
                                                "terminal",
                                                "measure.sheet",
                                                "measure.stand")),
                                entry("measure.micro", List.of(JMH, PROVIDER, SIGNING)),
                                entry("measure.micro.jmh_generated", List.of(JMH, PROVIDER, SIGNING, "measure.micro")),
                                entry("measure.sheet", List.of("chart", "measure.figure")),
                                entry("measure.figure", List.of(JSON)),
                                entry(
                                        "measure.gauge",
                                        List.of(
                                                GRPC,
                                                PROTOBUF,
                                                LETTUCE,
                                                PROTO,
                                                PROVIDER,
                                                "dev.gatehouse.local.process",
                                                "measure.baseline",
                                                "measure.figure",
                                                "measure.lab",
                                                "measure.listen",
                                                "measure.load",
                                                "measure.member",
                                                "measure.publishing",
                                                "measure.rival",
                                                "measure.stand",
                                                "measure.wire")),
                                entry(
                                        "measure.lab",
                                        List.of(
                                                GRPC,
                                                LETTUCE,
                                                PROVIDER,
                                                SESSION,
                                                SIGNING,
                                                "dev.gatehouse.local.layout",
                                                "measure.baseline",
                                                "measure.figure",
                                                "measure.listen",
                                                "measure.load",
                                                "measure.member",
                                                "measure.publishing",
                                                "measure.stand",
                                                "measure.wire")),
                                entry(
                                        "measure.baseline",
                                        List.of(
                                                COMMANDS,
                                                GRPC,
                                                LETTUCE,
                                                PROVIDER,
                                                SIGNING,
                                                "dev.gatehouse.local.layout",
                                                "dev.gatehouse.local.material",
                                                "dev.gatehouse.local.process",
                                                "measure.publishing",
                                                "measure.stand",
                                                "measure.wire")),
                                entry(
                                        "measure.rival",
                                        List.of(
                                                GRPC,
                                                PROTOBUF,
                                                "dev.gatehouse.local.layout",
                                                "dev.gatehouse.local.material",
                                                "dev.gatehouse.local.process",
                                                "measure.publishing",
                                                "measure.stand",
                                                "measure.wire")),
                                entry("measure.load", List.of(GRPC, "measure.listen", "measure.wire")),
                                entry("measure.publishing", List.of(LETTUCE, STREAM, "measure.listen", "measure.wire")),
                                entry(
                                        "measure.listen",
                                        List.of(GRPC, PROTOBUF, HISTOGRAM, PROTO, SIGNING, "measure.wire")),
                                entry(
                                        "measure.wire",
                                        List.of(GRPC, NETTY, PROTOBUF, PROTO, "dev.gatehouse.common.grpc")),
                                entry(
                                        "measure.member",
                                        List.of(
                                                GRPC,
                                                PROTOBUF,
                                                LETTUCE,
                                                PROTO,
                                                SESSION,
                                                SIGNING,
                                                STREAM,
                                                "dev.gatehouse.client.device")),
                                entry("measure.stand", List.of(LETTUCE, LOCAL, PROVIDER, SESSION, SIGNING, "cluster"))))
                .check();
    }
}
