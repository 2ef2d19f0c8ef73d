package dev.gatehouse.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.protobuf.ByteString;
import dev.gatehouse.common.proto.edge.SignedRequest;
import dev.gatehouse.common.proto.edge.SignedResponse;
import dev.gatehouse.common.proto.edge.StreamMessage;
import dev.gatehouse.common.signing.Ed25519PrivateKey;
import dev.gatehouse.gateway.fixture.EdgeClient;
import dev.gatehouse.gateway.fixture.EventStream;
import dev.gatehouse.gateway.fixture.HonouringClient;
import dev.gatehouse.gateway.fixture.HttpsClient;
import dev.gatehouse.gateway.fixture.InsideServices;
import dev.gatehouse.gateway.fixture.RunningGateway;
import dev.gatehouse.gateway.fixture.TestDevice;
import dev.gatehouse.gateway.signing.RotationRules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// The signer's key is rotated under load, on two gateways over one Redis and one directory of keys, in seconds instead
/// of minutes.
class KeyRotationIT {
    private static final DateTimeFormatter NAME =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z.pem'").withZone(ZoneOffset.UTC);
    private static final RotationRules RULES =
            new RotationRules(Duration.ofSeconds(2), Duration.ofSeconds(2), Duration.ofSeconds(4));
    private static final Duration ROTATED = Duration.ofSeconds(30);

    @TempDir
    private Path folder;

    private final AtomicBoolean stopped = new AtomicBoolean();
    private final AtomicLong verified = new AtomicLong();
    private final TestDevice device = TestDevice.of("anna");
    private final List<EdgeClient> clients = new ArrayList<>();
    private Path keys;
    private List<RunningGateway> gateways;
    private InsideServices inside;
    private HonouringClient honouring;

    @BeforeEach
    void start() throws IOException {
        keys = Files.createDirectory(folder.resolve("keys"));
        drop(Instant.now().minus(1, ChronoUnit.HOURS));
        RunningGateway one = new RunningGateway(Files.createDirectory(folder.resolve("one")));
        RunningGateway other = new RunningGateway(Files.createDirectory(folder.resolve("other"))).beside(one);
        inside = new InsideServices(one.certificates());
        gateways = List.of(one, other);
        for (RunningGateway gateway : gateways) {
            gateway.with(inside)
                    .with(RULES)
                    .set("response-signer-private-key-pem-path", keys.toString())
                    .set("limits.commands-per-second", "100000")
                    .started();
            clients.add(gateway.client());
        }
        one.redis().open(device);
        honouring = new HonouringClient(gateways);
    }

    @AfterEach
    void stop() {
        clients.forEach(EdgeClient::close);
        gateways.reversed().forEach(RunningGateway::close);
        inside.close();
    }

    @Test
    void rotationUnderLoadLeavesNothingUnsignedAndNothingUnverifiable() throws Exception {
        EventStream early = clients.getFirst().subscribe(device).awaitOpened();
        try (ExecutorService load = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> work = new ArrayList<>();
            clients.forEach(client -> work.add(load.submit(() -> command(client))));
            gateways.forEach(gateway -> work.add(load.submit(() -> listen(gateway))));
            work.add(load.submit(this::publish));
            for (int rotation = 1; rotation <= 2; rotation++) {
                rotate(rotation + 1);
            }
            ByteString position = early.events().getLast().getPosition();
            stopped.set(true);
            for (Future<?> task : work) {
                task.get(ROTATED.toSeconds(), TimeUnit.SECONDS);
            }
            resume(position);
        }
        assertThat(verified).hasValueGreaterThan(500);
        assertOldKeyLeaves();
    }

    @Test
    void rootsStatementIsPassedOnAsItLies() throws IOException {
        RunningGateway gateway = gateways.getFirst();
        assertThat(jwks(gateway).has("keyset")).isFalse();
        Files.writeString(keys.resolve("keyset.json"), "{\"audience\":\"local/eu-1/gateway\",\"kids\":[\"x\"]}");

        await().atMost(ROTATED).until(() -> jwks(gateway).has("keyset"));

        assertThat(jwks(gateway).path("keyset").path("kids").path(0).asString()).isEqualTo("x");
        Files.writeString(keys.resolve("keyset.json"), "half a statem");
        Files.delete(keys.resolve("keyset.json"));
        await().atMost(ROTATED).until(() -> !jwks(gateway).has("keyset"));
    }

    private static JsonNode jwks(RunningGateway gateway) {
        return HttpsClient.json(gateway.https().get(gateway.url("/.well-known/jwks.json")));
    }

    /// Drops a key that may sign in a moment, and waits until both gateways sign with it.
    private void rotate(int keysSoFar) throws IOException {
        String kid = drop(Instant.now().plus(RULES.lead()).plusSeconds(3));
        long dropped = System.nanoTime();
        await().atMost(ROTATED).until(() -> honouring.firstSigned().size() == keysSoFar);
        await().atMost(ROTATED)
                .until(() ->
                        gateways.stream().allMatch(gateway -> signing(gateway).equals(kid)));
        assertThat(Duration.ofNanos(honouring.firstSigned().getOrDefault(kid, dropped) - dropped))
                .as("from its publication to its first signature")
                .isGreaterThan(RULES.maxAge());
    }

    private String drop(Instant start) throws IOException {
        Ed25519PrivateKey key = Ed25519PrivateKey.generate(new SecureRandom());
        Path draft = Files.writeString(folder.resolve("draft"), key.toPem());
        Files.move(draft, keys.resolve(NAME.format(start)), StandardCopyOption.ATOMIC_MOVE);
        return key.publicKey().thumbprint();
    }

    private static String signing(RunningGateway gateway) {
        return HttpsClient.json(gateway.https().get(gateway.url("/v1/time")))
                .path("key_id")
                .asString();
    }

    private void command(EdgeClient client) {
        while (!stopped.get()) {
            SignedRequest request = device.sign(
                    EdgeClient.EXECUTE,
                    device.request("demo.echo", "hello".getBytes(UTF_8), System.currentTimeMillis()));
            SignedResponse response = client.execute(request);
            honouring.verified(response.getKeyId()).response(request, response);
            verified.incrementAndGet();
        }
    }

    private void listen(RunningGateway gateway) {
        TestDevice listener = TestDevice.of("anna");
        gateways.getFirst().redis().open(listener);
        try (EdgeClient client = gateway.client()) {
            EventStream stream = client.subscribe(listener).awaitOpened();
            int seen = 0;
            while (!stopped.get()) {
                int from = seen;
                await().until(() -> stopped.get() || stream.messages().size() > from);
                List<StreamMessage> all = List.copyOf(stream.messages());
                all.subList(from, all.size()).forEach(this::verify);
                seen = all.size();
            }
            assertThat(stream.isOpen()).as("no restart, no cut").isTrue();
        }
    }

    private void verify(StreamMessage message) {
        if (message.hasEvent()) {
            honouring.verified(message.getEvent().getKeyId()).event(message.getEvent());
            verified.incrementAndGet();
        } else if (message.hasServerTime()) {
            honouring.verified(message.getServerTime().getKeyId()).beacon(message.getServerTime());
        }
    }

    private void publish() {
        for (int i = 0; !stopped.get(); i++) {
            String unused = gateways.getFirst().redis().publish("anna", "", "e" + i);
            // a pace, not a wait: some hundred events in all
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
    }

    /// What was signed before the rotation and is sent after it is still believed, from either gateway.
    private void resume(ByteString position) {
        for (EdgeClient client : clients) {
            EventStream stream = client.subscribe(device, position).awaitOpened();
            assertThat(stream.isRecovered()).isTrue();
            await().until(() -> !stream.messages().isEmpty());
            stream.messages().forEach(this::verify);
        }
    }

    private void assertOldKeyLeaves() {
        for (RunningGateway gateway : gateways) {
            await().atMost(ROTATED)
                    .untilAsserted(() -> assertThat(gateway.https()
                                    .get(gateway.url("/.well-known/jwks.json"))
                                    .body())
                            .containsOnlyOnce("\"kid\""));
            assertThat(gateway.https().get(gateway.adminUrl("/metrics")).body())
                    .contains(
                            "gatehouse_gateway_signer_keys{state=\"signing\"} 1.0",
                            "gatehouse_gateway_signer_keys{state=\"retired\"} 0.0",
                            "gatehouse_gateway_signer_refusals_total 0.0");
            assertThat(gateway.https().get(gateway.adminUrl("/health/deps")).body())
                    .contains("SIGNING", signing(gateway));
        }
    }
}
