package dev.gatehouse.gateway;

import static dev.gatehouse.gateway.LiveGateway.assertEnd;
import static dev.gatehouse.gateway.LiveGateway.command;
import static dev.gatehouse.gateway.LiveGateway.refusal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.gatehouse.common.error.ErrorReason;
import dev.gatehouse.common.fixture.SentinelFixture;
import dev.gatehouse.common.fixture.SpanSink;
import dev.gatehouse.gateway.fixture.EdgeClient;
import dev.gatehouse.gateway.fixture.GatewayProcess;
import dev.gatehouse.gateway.fixture.HttpsClient;
import dev.gatehouse.gateway.fixture.Metrics;
import dev.gatehouse.gateway.fixture.RunningGateway;
import dev.gatehouse.gateway.fixture.TestDevice;
import dev.gatehouse.gateway.fixture.TestRedis;
import io.grpc.Status;
import io.lettuce.core.cluster.SlotHash;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// What the row `redis` of [RunbookIT] asks of a process that did start.
final class RedisRow {
    private static final Duration SPANS_ARRIVE = Duration.ofSeconds(20);

    private RedisRow() {}

    /// One client by its name, one bounded PING, the keys of the database and prefix that were set, metrics and spans.
    static void assertOneMeasuredClient(Path own) {
        try (SpanSink spans = new SpanSink();
                RunningGateway settings = new RunningGateway(own)
                        .set("redis.db", "3")
                        .set("redis.key-prefix", "edge:")
                        .set("redis.replica-addrs", "127.0.0.1:1,127.0.0.1:2")
                        .set("otlp-traces-endpoint", spans.url())
                        .set("trace-sampling", "1")) {
            TestRedis elsewhere = settings.redis();
            elsewhere.commands().configResetstat();
            try (GatewayProcess process = new GatewayProcess(own, settings.settings(), Map.of());
                    EdgeClient edge = settings.client();
                    HttpsClient admin = settings.https()) {
                process.awaitReady();
                assertThat(elsewhere.seen().of("ping")).as("pings at the start").isEqualTo(1);
                TestDevice moved = TestDevice.of("anna");
                elsewhere.open(moved);
                elsewhere.copyTo(3, "edge:");
                assertEnd(refusal(edge, command(moved, "demo.echo")), Status.Code.UNIMPLEMENTED, ErrorReason.NO_ROUTE);
                assertKeys(elsewhere, moved);
                assertThat(elsewhere.commands().clientList().lines())
                        .as("connections, one of them this test's")
                        .hasSizeGreaterThan(1)
                        .filteredOn(connection -> !connection.contains(" name=gateway-service "))
                        .hasSize(1);
                assertMeasured(admin.get(settings.adminUrl("/metrics")).body());
                await().atMost(SPANS_ARRIVE)
                        .until(() -> spans.batches().toString().contains("db.operation"));
                assertThat(spans.batches().toString())
                        .as("what the reader asks is of no trace")
                        .doesNotContain("XREAD");
            }
        }
    }

    private static void assertKeys(TestRedis elsewhere, TestDevice moved) {
        List<String> streams = List.of(TestRedis.SESSION_EVENTS, TestRedis.CLIENT_EVENTS);
        assertThat(elsewhere.keysOf(3))
                .containsAll(streams)
                .contains("edge:session:{0}:" + moved.id().text())
                .anyMatch(key -> key.startsWith("edge:replay:{0}:"))
                .allMatch(key -> streams.contains(key) || key.matches("edge:[a-z-]+:\\{0}(:.*)?"))
                .allMatch(key -> SlotHash.getSlot(key) == SlotHash.getSlot("{0}"));
        assertThat(elsewhere.keysOf(0)).noneMatch(key -> key.contains("-events:") || key.contains(":replay:"));
    }

    private static void assertMeasured(String page) {
        Metrics metrics = Metrics.of(page);
        for (String command : List.of("EVALSHA", "SET", "XREAD")) {
            assertThat(metrics.sum("lettuce_command_completion_seconds_count", "command=\"" + command + "\""))
                    .as("%s of session lookup, replay store and reader", command)
                    .isPositive();
        }
    }

    static void assertSentinelInsteadOfTheAddress(Path own) {
        try (SentinelFixture servers = SentinelFixture.start(1);
                RunningGateway settings = new RunningGateway(own)
                        .unset("redis.master-addr")
                        .set("redis.password", servers.password())
                        .set("redis.sentinel-addrs", String.join(",", servers.sentinelAddresses()))
                        .set("redis.sentinel-master", SentinelFixture.MASTER_NAME);
                GatewayProcess process = new GatewayProcess(own, settings.settings(), Map.of());
                HttpsClient admin = settings.https()) {
            process.awaitReady();
            await().untilAsserted(() -> assertThat(
                            admin.get(settings.adminUrl("/health/deps")).statusCode())
                    .isEqualTo(200));
        }
    }
}
