package dev.gatehouse.gateway.downstream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.gatehouse.common.fixture.TestCertificates;
import dev.gatehouse.gateway.command.Command;
import dev.gatehouse.gateway.command.CommandOutcome;
import dev.gatehouse.gateway.command.Route;
import dev.gatehouse.gateway.fixture.InsideServices;
import dev.gatehouse.gateway.fixture.TestDevice;
import io.grpc.ManagedChannel;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What becomes of the channels to services that no route names any more.
class InternalChannelsTest {
    private static final Duration DEADLINE = Duration.ofSeconds(20);
    private static final String SESSION_SERVICE = "localhost:1";

    @TempDir
    Path folder;

    private final ScheduledExecutorService reloader = Executors.newSingleThreadScheduledExecutor();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final TestDevice device = TestDevice.of("anna");
    private InsideServices inside;
    private InternalChannels channels;
    private GrpcDownstream downstream;

    @BeforeEach
    void start() {
        TestCertificates certificates = TestCertificates.in(folder);
        inside = new InsideServices(certificates);
        channels = TestChannels.as(certificates.issue("gateway"), certificates.ca(), reloader, SESSION_SERVICE);
        downstream = new GrpcDownstream(channels, new SimpleMeterRegistry().counter("retries"));
    }

    @AfterEach
    void close() {
        inside.release();
        threads.close();
        channels.close();
        inside.close();
        reloader.shutdownNow();
    }

    @Test
    void connectionOfAnUnwantedTargetEndsAfterItsCalls() throws Exception {
        Future<CommandOutcome> underWay = threads.submit(() -> execute("demo.held"));
        await().until(() -> inside.held() == 1);

        channels.keep(List.of("localhost:2"));
        channels.sweep();
        channels.sweep();

        assertThat(inside.connections()).isOne();
        assertThat(underWay).isNotDone();
        inside.release();
        assertThat(underWay.get()).isInstanceOf(CommandOutcome.Completed.class);
        await().until(() -> inside.connections() == 0);
    }

    @Test
    void wantedTargetsAndSessionServiceKeepTheirChannels() {
        ManagedChannel wanted = channels.to(inside.address());
        ManagedChannel sessionService = channels.to(SESSION_SERVICE);

        channels.sweep();
        channels.keep(List.of(inside.address()));
        channels.sweep();
        channels.sweep();

        assertThat(channels.to(inside.address())).isSameAs(wanted);
        assertThat(channels.to(SESSION_SERVICE)).isSameAs(sessionService);
    }

    @Test
    void commandThatWasRoutedBeforeItsRouteWentStillArrivesAndLeavesNoChannel() {
        ManagedChannel before = channels.to(inside.address());
        channels.keep(List.of());
        channels.sweep();
        assertThat(before.isShutdown()).isFalse();
        channels.sweep();
        assertThat(before.isShutdown()).isTrue();

        assertThat(execute("demo.echo")).isInstanceOf(CommandOutcome.Completed.class);
        assertThat(inside.connections()).isOne();
        channels.sweep();
        channels.sweep();
        await().until(() -> inside.connections() == 0);
    }

    @Test
    void noCommandIsLostWhileRoutesComeAndGo() throws Exception {
        List<Future<Integer>> callers = new ArrayList<>();
        for (int caller = 0; caller < 4; caller++) {
            callers.add(threads.submit(() -> completed(500)));
        }
        AtomicInteger sweeps = new AtomicInteger();
        var unused = reloader.scheduleWithFixedDelay(
                () -> {
                    channels.keep(sweeps.getAndIncrement() % 4 == 3 ? List.of(inside.address()) : List.of());
                    channels.sweep();
                },
                0,
                20,
                TimeUnit.MILLISECONDS);

        for (Future<Integer> caller : callers) {
            assertThat(caller.get()).isEqualTo(500);
        }
        assertThat(inside.received()).hasSize(2_000);
    }

    private int completed(int commands) {
        int completed = 0;
        for (int i = 0; i < commands; i++) {
            completed += execute("demo.echo") instanceof CommandOutcome.Completed ? 1 : 0;
        }
        return completed;
    }

    private CommandOutcome execute(String messageType) {
        return downstream.execute(
                new Route("demo.", inside.address(), DEADLINE),
                new Command("command-1", messageType, new byte[] {1}, device.grant()));
    }
}
