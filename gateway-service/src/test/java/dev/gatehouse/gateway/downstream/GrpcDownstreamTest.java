package dev.gatehouse.gateway.downstream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.gatehouse.common.error.ErrorReason;
import dev.gatehouse.common.fixture.FreePorts;
import dev.gatehouse.common.fixture.TestCertificates;
import dev.gatehouse.gateway.command.Command;
import dev.gatehouse.gateway.command.CommandOutcome;
import dev.gatehouse.gateway.command.Route;
import dev.gatehouse.gateway.fixture.InsideServices;
import dev.gatehouse.gateway.fixture.TestDevice;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GrpcDownstreamTest {
    private static final byte[] PAYLOAD = "payload".getBytes(StandardCharsets.UTF_8);
    private static final Duration DEADLINE = Duration.ofSeconds(10);

    @TempDir
    Path folder;

    private final ScheduledExecutorService reloader = Executors.newSingleThreadScheduledExecutor();
    private final TestDevice device = TestDevice.of("anna");
    private final Counter retries = new SimpleMeterRegistry().counter("retries");
    private TestCertificates certificates;
    private InsideServices inside;
    private InternalChannels channels;

    @BeforeEach
    void start() {
        certificates = TestCertificates.in(folder);
        inside = new InsideServices(certificates);
        channels = TestChannels.as(certificates.issue("gateway"), certificates.ca(), reloader);
    }

    @AfterEach
    void close() {
        channels.close();
        inside.close();
        reloader.shutdownNow();
    }

    @Test
    void commandIsCarriedWithItsIdPayloadAndTheSessionsIdentity() {
        CommandOutcome.Completed completed = assertThat(execute("demo.echo", DEADLINE))
                .asInstanceOf(InstanceOfAssertFactories.type(CommandOutcome.Completed.class))
                .actual();

        assertThat(completed.resultCode()).isEqualTo("OK");
        assertThat(completed.payload()).isEqualTo(PAYLOAD);
        assertThat(inside.received()).singleElement().satisfies(received -> {
            assertThat(received.command().getCommandId()).isEqualTo("command-1");
            assertThat(received.command().getMessageType()).isEqualTo("demo.echo");
            assertThat(received.header("gatehouse-user-id")).isEqualTo("anna");
            assertThat(received.header("gatehouse-tenant")).isEqualTo("demo");
            assertThat(received.header("gatehouse-device-session-id"))
                    .isEqualTo(device.id().text());
        });
    }

    @Test
    void downstreamsOwnResultCodeIsPassedOn() {
        assertThat(execute("demo.own", DEADLINE))
                .asInstanceOf(InstanceOfAssertFactories.type(CommandOutcome.Completed.class))
                .extracting(CommandOutcome.Completed::resultCode)
                .isEqualTo("OUT_OF_STOCK");
    }

    @ParameterizedTest
    @CsvSource({"demo.refuse, DOWNSTREAM_FAILED", "demo.long, DOWNSTREAM_FAILED", "demo.empty, DOWNSTREAM_FAILED"})
    void answersThatAreNoneFail(String messageType, ErrorReason reason) {
        assertThat(execute(messageType, DEADLINE)).isEqualTo(new CommandOutcome.Failed(reason));
    }

    @Test
    void outcomeOfACommandThatTookTooLongIsUnknown() {
        assertThat(execute("demo.never", Duration.ofMillis(700)))
                .isEqualTo(new CommandOutcome.Failed(ErrorReason.DOWNSTREAM_TIMED_OUT));
    }

    @Test
    void downstreamThatIsNotThereIsUnavailable() {
        Route route = new Route("demo.", "localhost:" + FreePorts.next(), DEADLINE);

        assertThat(new GrpcDownstream(channels, retries).execute(route, command("demo.echo")))
                .isEqualTo(new CommandOutcome.Failed(ErrorReason.DOWNSTREAM_UNAVAILABLE));
    }

    @Test
    void commandThatCouldNotBeSentIsTriedAgainWithinItsDeadlineAndArrivesOnce() throws Exception {
        Route route;
        try (ServerSocket deaf = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
            route = new Route("demo.", "localhost:" + deaf.getLocalPort(), DEADLINE);
        }
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<CommandOutcome> outcome =
                    threads.submit(() -> new GrpcDownstream(channels, retries).execute(route, command("demo.echo")));
            await().until(() -> retries.count() >= 1);
            int port = Integer.parseInt(
                    route.target(), "localhost:".length(), route.target().length(), 10);
            try (InsideServices late = new InsideServices(certificates, port)) {
                channels.to(route.target()).resetConnectBackoff(); // else it waits a second before it connects again

                assertThat(outcome.get()).isInstanceOf(CommandOutcome.Completed.class);
                assertThat(late.received())
                        .singleElement()
                        .extracting(received -> received.command().getCommandId())
                        .isEqualTo("command-1");
            }
        }
    }

    @Test
    void commandThatMayHaveArrivedIsNotSentAgain() {
        assertThat(execute("demo.unavailable", DEADLINE))
                .isEqualTo(new CommandOutcome.Failed(ErrorReason.DOWNSTREAM_UNAVAILABLE));
        assertThat(inside.received()).hasSize(1);
        assertThat(retries.count()).isZero();
    }

    @Test
    void nothingIsTriedPastTheDeadline() {
        Route route = new Route("demo.", "localhost:" + FreePorts.next(), Duration.ofMillis(50));

        assertThat(new GrpcDownstream(channels, retries).execute(route, command("demo.echo")))
                .isEqualTo(new CommandOutcome.Failed(ErrorReason.DOWNSTREAM_UNAVAILABLE));
        assertThat(retries.count()).isZero();
    }

    @Test
    void strangersIdentityReachesNoDownstream() {
        try (InternalChannels strangers =
                TestChannels.as(certificates.stranger().issue("gateway"), certificates.ca(), reloader)) {
            Route route = new Route("demo.", inside.address(), DEADLINE);

            assertThat(new GrpcDownstream(strangers, retries).execute(route, command("demo.echo")))
                    .isEqualTo(new CommandOutcome.Failed(ErrorReason.DOWNSTREAM_UNAVAILABLE));
            assertThat(inside.received()).isEmpty();
        }
    }

    private CommandOutcome execute(String messageType, Duration deadline) {
        return new GrpcDownstream(channels, retries)
                .execute(new Route("demo.", inside.address(), deadline), command(messageType));
    }

    private Command command(String messageType) {
        return new Command("command-1", messageType, PAYLOAD, device.grant());
    }
}
