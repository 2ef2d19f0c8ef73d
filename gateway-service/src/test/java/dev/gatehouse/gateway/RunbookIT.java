package dev.gatehouse.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import com.google.protobuf.ByteString;
import dev.gatehouse.common.error.ErrorReason;
import dev.gatehouse.common.fixture.FreePorts;
import dev.gatehouse.common.fixture.RedisFixture;
import dev.gatehouse.common.service.KnownSettings;
import dev.gatehouse.common.service.StartupProblem;
import dev.gatehouse.common.session.SessionStatus;
import dev.gatehouse.gateway.fixture.EdgeClient;
import dev.gatehouse.gateway.fixture.EventStream;
import dev.gatehouse.gateway.fixture.FailedStarts;
import dev.gatehouse.gateway.fixture.FailedStarts.Attempt;
import dev.gatehouse.gateway.fixture.GatewayProcess;
import dev.gatehouse.gateway.fixture.HttpsClient;
import dev.gatehouse.gateway.fixture.InsideServices;
import dev.gatehouse.gateway.fixture.RunningGateway;
import dev.gatehouse.gateway.fixture.Signals;
import dev.gatehouse.gateway.fixture.TestDevice;
import dev.gatehouse.gateway.fixture.TestRedis;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The gateway's contract with those who run it, row by row and from outside. What is about the process is asked of the
/// jar in a process of its own. Everything beyond these rows is tested elsewhere.
class RunbookIT extends LiveGateway {
    private static final Duration BUDGET = Duration.ofSeconds(10);
    private static final String MASTER_ADDR = "gateway.redis.master-addr";
    private static final String SIGNER_KEY = "gateway.response-signer-private-key-pem-path";

    @Test
    void redis(@TempDir Path own) throws Exception {
        try (RunningGateway settings = new RunningGateway(own)) {
            new FailedStarts(own, settings.settings())
                    .areTold(
                            new Attempt(MASTER_ADDR, "", "GATEWAY_REDIS_MASTER_ADDR is not set", "host:port"),
                            new Attempt("gateway.redis.password", "", "GATEWAY_REDIS_PASSWORD is not set", "password"),
                            new Attempt(
                                    "gateway.redis.tls-enabled",
                                    "false",
                                    "GATEWAY_REDIS_TLS_ENABLED is refused",
                                    "Remove the variable."),
                            new Attempt(
                                    "gateway.redis.username",
                                    "gateway",
                                    "GATEWAY_REDIS_USERNAME is refused",
                                    "Remove the variable."));
        }
        RedisRow.assertOneMeasuredClient(own);
        RedisRow.assertSentinelInsteadOfTheAddress(own);
    }

    @Test
    void failFast(@TempDir Path own) throws Exception {
        String address = "GATEWAY_REDIS_MASTER_ADDR names ";
        String start = "Start it, or correct the address or the password.";
        String key = "GATEWAY_RESPONSE_SIGNER_PRIVATE_KEY_PEM_PATH names ";
        String make = "Make one with: openssl genpkey -algorithm ed25519";
        Path empty = Files.createDirectory(own.resolve("empty"));
        try (RunningGateway settings = new RunningGateway(own);
                RedisFixture hung = RedisFixture.start()) {
            hung.freeze();
            Path elliptic = settings.certificates().issue("wrong").key();
            new FailedStarts(own, settings.settings())
                    .areTold(
                            new Attempt(MASTER_ADDR, "127.0.0.1:" + FreePorts.next(), address, start),
                            new Attempt(MASTER_ADDR, hung.address(), address, start),
                            new Attempt("gateway.redis.password", "wrong", address, start),
                            new Attempt(SIGNER_KEY, "/nowhere/absent.pem", key, make),
                            new Attempt(SIGNER_KEY, elliptic.toString(), key, make),
                            new Attempt(SIGNER_KEY, empty.toString(), key, make));
        }
    }

    @Test
    void streams(@TempDir Path own) {
        assertThat(setting("GATEWAY_SESSION_EVENTS_REDIS_STREAM")).isEqualTo("gatehouse:session-events:{0}");
        assertThat(setting("GATEWAY_CLIENT_EVENTS_REDIS_STREAM")).isEqualTo("gatehouse:client-events:{0}");
        assertThat(setting("GATEWAY_REDIS_KEY_PREFIX")).isEqualTo("gatehouse:");
        assertThat(setting("GATEWAY_REDIS_DB")).isEqualTo("0");
        StreamsRow.assertNamedOtherwise(own);
    }

    private static String setting(String variable) {
        return HttpsClient.json(https.get(gateway.adminUrl("/settings")))
                .path(variable)
                .asString();
    }

    @Test
    void listeners(@TempDir Path own) {
        Map<String, KnownSettings.Setting> known =
                KnownSettings.of(GatewayService.DESCRIPTOR).all();
        assertThat(known.get("gateway.public-http-addr"))
                .extracting(KnownSettings.Setting::defaultValue)
                .isEqualTo(":8080");
        assertThat(known.get("gateway.authenticated-grpc-addr"))
                .extracting(KnownSettings.Setting::defaultValue)
                .isEqualTo(":9090");
        try (RunningGateway settings = new RunningGateway(own);
                HttpsClient caller = settings.https()) {
            ListenersRow.assertAdminListenerIsGuarded(settings, caller);
            ListenersRow.assertListening(settings, caller, own);
        }
    }

    @Test
    void unknownSettings(@TempDir Path own) throws Exception {
        // What Kubernetes sets for Services whose names begin with gateway.
        Map<String, String> serviceLinks = Map.of(
                "GATEWAY_SERVICE_HOST", "10.0.0.1",
                "GATEWAY_SERVICE_PORT", "9090",
                "GATEWAY_SERVICE_PORT_GRPC", "9090",
                "GATEWAY_PORT", "tcp://10.0.0.1:9090",
                "GATEWAY_PORT_9090_TCP", "tcp://10.0.0.1:9090",
                "GATEWAY_PORT_9090_TCP_PROTO", "tcp",
                "GATEWAY_PORT_9090_TCP_PORT", "9090",
                "GATEWAY_PORT_9090_UDP_ADDR", "10.0.0.1",
                "GATEWAY_SERVICE_SERVICE_HOST", "10.0.0.1");
        try (RunningGateway settings = new RunningGateway(own)) {
            new FailedStarts(own, settings.settings(), serviceLinks)
                    .areTold(
                            new Attempt("gateway.redis.adress", "x", "GATEWAY_REDIS_ADRESS is not a", "docs/configur"),
                            new Attempt("gateway.redis.db-host", "x", "GATEWAY_REDIS_DB_HOST is not a", "Remove it"),
                            // Whose links were not tolerated would be told of them, not of this.
                            new Attempt("gateway.max-streams", "0", "GATEWAY_MAX_STREAMS ", "more than 0"));
            assertThatThrownBy(settings.set("redis.adress", "127.0.0.1:1")::started)
                    .isInstanceOf(StartupProblem.class)
                    .hasMessageContaining("GATEWAY_REDIS_ADRESS is not a setting");
        }
    }

    @Test
    void probes(@TempDir Path own) {
        try (RunningGateway alone = new RunningGateway(own);
                HttpsClient caller = alone.https()) {
            InsideServices behind = new InsideServices(alone.certificates());
            alone.with(behind).started();
            behind.close();
            alone.redis().server().kill();
            await().atMost(FLOWING_AGAIN)
                    .untilAsserted(() -> assertStatus(caller, alone.adminUrl("/health/deps"), 503));
            assertStatus(caller, alone.url("/healthz"), 200);
            assertStatus(caller, alone.url("/readyz"), 200);
            assertStatus(caller, alone.adminUrl("/health"), 200);
            assertStatus(caller, alone.adminUrl("/metrics"), 200);
            for (String path : List.of("/metrics", "/health", "/actuator", "/actuator/metrics", "/why/event/x")) {
                assertProblem(caller.get(alone.url(path)), 404, "resource_not_found");
            }
            alone.redis().server().restart();
            await().atMost(FLOWING_AGAIN.multipliedBy(2))
                    .untilAsserted(() -> assertStatus(caller, alone.adminUrl("/health/deps"), 200));
        }
    }

    private static void assertStatus(HttpsClient caller, String url, int status) {
        assertThat(caller.get(url).statusCode()).as(url).isEqualTo(status);
    }

    @Test
    void noAdapter(@TempDir Path own) {
        try (RunningGateway bare = new RunningGateway(own)
                        .unset("internal.ca-path")
                        .unset("internal.cert-path")
                        .unset("internal.key-path")
                        .started();
                HttpsClient caller = bare.https();
                EdgeClient edge = bare.client()) {
            for (String path : List.of("/v1/auth/challenge", "/v1/auth/sessions")) {
                HttpResponse<String> answer = caller.post(bare.url(path), opening("once"));
                assertProblem(answer, 503, "service_unavailable");
                assertThat(answer.headers().firstValue("Retry-After")).isPresent();
            }
            TestDevice listening = TestDevice.of("anna");
            bare.redis().open(listening);
            assertEnd(refusal(edge, command(listening, "demo.echo")), Status.Code.UNIMPLEMENTED, ErrorReason.NO_ROUTE);
            edge.subscribe(listening).awaitOpened();
        }
    }

    @ParameterizedTest
    @CsvSource({"TERM, false", "INT, false", "TERM, true"})
    void shutdown(String signal, boolean callHangs, @TempDir Path own) throws Exception {
        assumeFalse(signal.equals("INT") && Signals.isInterruptIgnored(), "SIGINT is ignored here");
        try (RunningGateway settings = new RunningGateway(own).set("shutdown-timeout", callHangs ? "1s" : "10s");
                GatewayProcess process = new GatewayProcess(own, settings.settings(), Map.of());
                EdgeClient edge = settings.client()) {
            process.awaitReady();
            TestDevice listening = TestDevice.of("anna");
            settings.redis().open(listening);
            EventStream stream = edge.subscribe(listening).awaitOpened();
            if (callHangs) {
                EventStream unused = EventStream.halfOpen(edge.channel());
                await().until(() -> settings.metric("gatehouse_gateway_requests_incomplete", "") == 1);
            }
            long signalled = System.nanoTime();

            process.signal(signal);

            assertEnd(stream.awaitEnd(), Status.Code.UNAVAILABLE, ErrorReason.SHUTTING_DOWN);
            assertThat(ErrorReason.SHUTTING_DOWN.message()).isEqualTo("gateway is shutting down");
            assertThat(process.awaitExit()).isEqualTo(signal.equals("TERM") ? 143 : 130);
            assertThat(Duration.ofNanos(System.nanoTime() - signalled)).isLessThan(BUDGET);
            assertThat(process.out()).doesNotContain("Exception");
            assertThat(process.err()).isEmpty();
            assertThat(process.components("COMPONENT_STOPPED_HARD")).isEqualTo(callHangs ? List.of("grpc") : List.of());
            assertThat(process.components("COMPONENT_STOPPED"))
                    .isEqualTo(Stream.of("reader", "push hub", "grpc", "http", "admin")
                            .filter(component -> !callHangs || !component.equals("grpc"))
                            .toList());
        }
    }

    @Test
    void revoke() {
        TestDevice other = opened("anna");
        EventStream ended = client.subscribe(device).awaitOpened();
        EventStream open = client.subscribe(other).awaitOpened();
        client.execute(command("demo.echo"));

        redis.revoke(device);

        assertRevoked(ended.awaitEnd());
        assertRevoked(refusal(client, command("demo.echo")));
        // Whoever says otherwise afterwards, the stream or the record, is not believed.
        redis.snapshot(device, SessionStatus.ACTIVE);
        redis.setStatus(device, SessionStatus.ACTIVE);
        redis.publish("anna", "", "after the revocation");
        open.awaitEvents("after the revocation");
        assertRevoked(refusal(client, command("demo.echo")));
        assertRevoked(client.subscribe(device).awaitEnd());
        assertThat(client.execute(command(other, "demo.echo")).getResultCode()).isEqualTo("OK");
        assertThat(open.isOpen()).isTrue();
    }

    private static void assertRevoked(StatusRuntimeException end) {
        assertEnd(end, Status.Code.FAILED_PRECONDITION, ErrorReason.SESSION_REVOKED);
        assertThat(end.getStatus().getDescription()).isEqualTo("device session is revoked");
    }

    @Test
    void push() {
        EventStream stream = client.subscribe(device).awaitOpened();
        Map<String, Map<String, byte[]>> malformed = Map.of(
                "MISSING_FIELD", Map.of("event_id", TestRedis.bytes("x")),
                "NOT_A_NUMBER", changed("created_at_ms", TestRedis.bytes("today")),
                "TOO_LONG", changed("type", new byte[129]),
                "NOT_UTF8", changed("user_id", new byte[] {(byte) 0xFF}),
                "UNKNOWN_VALUE", changed("type", TestRedis.bytes("gateway.server_time")));
        malformed.values().forEach(entry -> redis.commands().xadd(TestRedis.CLIENT_EVENTS, entry));
        redis.commands().xadd(TestRedis.SESSION_EVENTS, Map.of("schema", TestRedis.bytes("none")));
        redis.publish("anna", "", "e1");
        redis.publish("ben", "", "for another user");
        redis.publish("anna", TestDevice.of("anna").id().text(), "for another session");
        redis.publish("anna", device.id().text(), "e2");
        stream.awaitEvents("e1", "e2");

        assertThat(stream.messages().getFirst().hasServerTime()).isTrue();
        verified.beacon(stream.messages().getFirst().getServerTime());
        assertThat(stream.messages().get(1).hasOpened()).isTrue();
        stream.events().forEach(verified::event);
        assertThat(stream.events().getFirst().getPayload().toStringUtf8()).isEqualTo("payload of e1");
        for (String reason : malformed.keySet()) {
            assertThat(malformed("reason=\"" + reason + "\",stream=\"client-events\""))
                    .isPositive();
        }
        await().until(() -> malformed("stream=\"session-events\"") > 0);
    }

    private static Map<String, byte[]> changed(String field, byte[] value) {
        Map<String, byte[]> entry = TestRedis.event("anna", "", "malformed");
        entry.put(field, value);
        return entry;
    }

    private static double malformed(String tags) {
        return gateway.metric("gatehouse_gateway_stream_entries_malformed_total", tags);
    }

    @Test
    void overflow() {
        TestDevice quick = opened("anna");
        EventStream slow = client.open(EdgeClient.subscription(device, ByteString.EMPTY));
        slow.take(2);
        slow.awaitOpened();
        String[] ids = IntStream.range(0, 60).mapToObj(i -> "large" + i).toArray(String[]::new);
        try (EdgeClient elsewhere = gateway.client()) {
            EventStream reading = elsewhere.subscribe(quick).awaitOpened();
            for (int i = 0; i < ids.length; i++) {
                redis.commands()
                        .xadd(TestRedis.CLIENT_EVENTS, TestRedis.event("anna", "", ids[i], new byte[64 * 1024]));
                reading.awaitEvents(Arrays.copyOf(ids, i + 1));
            }
            assertThat(reading.isOpen()).isTrue();
        }
        slow.take(Integer.MAX_VALUE);

        StatusRuntimeException end = slow.awaitEnd();
        assertEnd(end, Status.Code.RESOURCE_EXHAUSTED, ErrorReason.STREAM_OVERFLOWED);
        assertThat(end.getStatus().getDescription()).isEqualTo("push stream overflowed");
        assertThat(slow.eventIds())
                .hasSizeLessThan(ids.length)
                .isEqualTo(List.of(ids).subList(0, slow.eventIds().size()));
    }

    @Test
    void triage() {
        TriageRow row = new TriageRow(gateway, opened("tina"));
        try (EdgeClient elsewhere = gateway.client()) {
            EventStream stream = elsewhere.subscribe(row.device()).awaitOpened();
            row.assertMalformedSnapshotIsTold();
            row.assertEventIsTold(stream);
            row.assertRevocationIsTold(stream);
        }
    }
}
