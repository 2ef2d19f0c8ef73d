package dev.gatehouse.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.protobuf.ByteString;
import dev.gatehouse.common.error.ErrorReason;
import dev.gatehouse.common.fixture.RedisFixture;
import dev.gatehouse.common.grpc.Statuses;
import dev.gatehouse.gateway.fixture.EdgeClient;
import dev.gatehouse.gateway.fixture.EventStream;
import dev.gatehouse.gateway.fixture.RunningGateway;
import dev.gatehouse.gateway.fixture.TestDevice;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/// Redis away for half a minute, in three ways at once, each before a gateway of its own. Runs with
/// `-Dgatehouse.long=true`.
@EnabledIfSystemProperty(named = "gatehouse.long", matches = "true")
class LongOutageIT {
    private static final Duration OUTAGE = Duration.ofSeconds(30);
    private static final Duration FLOWING_AGAIN = Duration.ofSeconds(5);

    @TempDir
    private Path folder;

    @Test
    void afterHalfAMinuteWithoutRedisAllFlowsAgainAndSubscribersAreToldTheTruth() throws Exception {
        List<Scenario> scenarios = List.of(
                new Scenario("killed", RedisFixture::kill, RedisFixture::restart, true),
                new Scenario("frozen", RedisFixture::freeze, RedisFixture::thaw, true),
                new Scenario(
                        "lost",
                        RedisFixture::kill,
                        server -> {
                            server.loseData();
                            server.restart();
                        },
                        false));
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> running = new ArrayList<>();
            for (Scenario scenario : scenarios) {
                running.add(threads.submit(() -> scenario.play(folder.resolve(scenario.name()))));
            }
            for (Future<?> one : running) {
                one.get();
            }
        }
    }

    /// @param isKept whether what was written before the outage is there after it
    private record Scenario(String name, Consumer<RedisFixture> away, Consumer<RedisFixture> back, boolean isKept) {
        void play(Path folder) {
            TestDevice device = TestDevice.of("anna");
            try (RunningGateway gateway = new RunningGateway(folder).started();
                    EdgeClient client = gateway.client()) {
                gateway.redis().commands().configSet("appendfsync", "always");
                gateway.redis().open(device);
                EventStream stream = client.subscribe(device).awaitOpened();
                gateway.redis().publish("anna", "", "before");
                stream.awaitEvents("before");

                away.accept(gateway.redis().server());
                assertCommandsAreRefused(client, device);
                back.accept(gateway.redis().server());
                gateway.redis().reconnect();
                gateway.redis().open(device);

                if (isKept) {
                    gateway.redis().publish("anna", "", "after");
                    await().alias(name)
                            .atMost(FLOWING_AGAIN)
                            .untilAsserted(() -> assertThat(stream.eventIds()).containsExactly("before", "after"));
                    assertThat(stream.isOpen()).as(name).isTrue();
                } else {
                    await().alias(name).atMost(FLOWING_AGAIN).until(() -> !stream.isOpen());
                    assertThat(Statuses.reasonOf(stream.awaitEnd())).contains(ErrorReason.LINEAGE_BROKEN);
                    assertResumedStreamIsNotRecovered(gateway, client, device, stream);
                }
            }
        }

        /// All the while, each within a bounded time.
        private void assertCommandsAreRefused(EdgeClient client, TestDevice device) {
            long end = System.nanoTime() + OUTAGE.toNanos();
            await().alias(name)
                    .pollInterval(Duration.ofSeconds(1))
                    .atMost(OUTAGE.multipliedBy(2))
                    .until(() -> {
                        ErrorReason reason = Statuses.reasonOf(
                                        LiveGateway.refusal(client, LiveGateway.command(device, "demo.echo")))
                                .orElseThrow();
                        assertThat(reason).as(name).isIn(ErrorReason.SESSION_STATE_UNAVAILABLE, ErrorReason.NO_ROUTE);
                        boolean over = System.nanoTime() >= end;
                        assertThat(over && reason == ErrorReason.NO_ROUTE)
                                .as(name)
                                .isFalse();
                        return over;
                    });
        }

        private void assertResumedStreamIsNotRecovered(
                RunningGateway gateway, EdgeClient client, TestDevice device, EventStream broken) {
            ByteString position = broken.events().getLast().getPosition();
            List<EventStream> opened = new ArrayList<>();
            await().alias(name).atMost(FLOWING_AGAIN).until(() -> {
                EventStream next = client.subscribe(device, position);
                await().atMost(FLOWING_AGAIN).until(() -> next.isOpened() || !next.isOpen());
                opened.add(next);
                return next.isOpened();
            });
            assertThat(opened.getLast().isRecovered()).isFalse();
            gateway.redis().publish("anna", "", "after");
            await().alias(name)
                    .atMost(FLOWING_AGAIN)
                    .untilAsserted(() -> assertThat(opened.getLast().eventIds()).containsExactly("after"));
        }
    }
}
