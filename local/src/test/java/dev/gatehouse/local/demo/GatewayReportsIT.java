package dev.gatehouse.local.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.gatehouse.client.GatehouseClient;
import dev.gatehouse.client.command.CommandOutcome;
import dev.gatehouse.client.device.DeviceKey;
import dev.gatehouse.client.device.DeviceSession;
import dev.gatehouse.client.http.HttpsPeer;
import dev.gatehouse.client.profile.DevelopmentIssuer;
import dev.gatehouse.client.profile.Profile;
import dev.gatehouse.client.stream.EventStream;
import dev.gatehouse.client.stream.StreamEvent;
import dev.gatehouse.common.error.ErrorReason;
import dev.gatehouse.common.fixture.Folders;
import dev.gatehouse.local.layout.Listener;
import dev.gatehouse.local.layout.Store;
import dev.gatehouse.local.platform.Progress;
import dev.gatehouse.local.platform.Start;
import dev.gatehouse.local.platform.StartedPlatform;
import dev.gatehouse.local.scene.Recorder;
import io.lettuce.core.Range;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.api.StatefulRedisConnection;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/// What a gateway tells session-service once a minute, by the real processes of both: which sessions are in use,
/// and which revocations Redis has forgotten. Runs with `-Dgatehouse.long=true`.
@EnabledIfSystemProperty(named = "gatehouse.long", matches = "true")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GatewayReportsIT {
    private static final Duration A_REPORT = Duration.ofSeconds(80);
    private static final Duration TWO_REPORTS = Duration.ofSeconds(150);

    private StartedPlatform platform;
    private Profile profile;
    private GatehouseClient client;
    private RedisClient redis;
    private StatefulRedisConnection<String, String> connection;

    @BeforeAll
    void start() throws Exception {
        platform = new Start(Progress.SILENT).apart(Folders.checkout(), Store.SQLITE.platform());
        profile = Profile.read(platform.home().clientProfile());
        client = profile.client().build();
        redis = RedisClient.create(RedisURI.builder()
                .withHost("127.0.0.1")
                .withPort(platform.addresses().port(Listener.REDIS))
                .withPassword(Files.readString(platform.home().redisPassword())
                        .strip()
                        .toCharArray())
                .build());
        connection = redis.connect();
    }

    @AfterAll
    void stop() {
        connection.close();
        redis.shutdown();
        client.close();
        platform.close();
    }

    @Test
    void openStreamKeepsItsSessionAndAForgottenRevocationIsMadeAgain() throws Exception {
        DeviceKey key = DeviceKey.generate();
        DeviceSession inUse = login("ada", key);
        DeviceSession idle = login("carl", DeviceKey.generate());
        Recorder recorder = new Recorder();
        try (EventStream stream = client.device(key, inUse).openStream(null, recorder)) {
            recorder.next(StreamEvent.Opened.class);
            long before = idleDeadline(inUse);
            long idleBefore = idleDeadline(idle);

            assertForgottenRevocationIsMadeAgain();

            await().atMost(A_REPORT).until(() -> idleDeadline(inUse) > before);
            assertThat(idleDeadline(inUse) - before)
                    .isGreaterThan(Duration.ofSeconds(30).toMillis());
            assertThat(idleDeadline(idle)).isEqualTo(idleBefore);
            assertThat(stream.ended()).isNotDone();
        }
    }

    private void assertForgottenRevocationIsMadeAgain() throws Exception {
        DeviceKey key = DeviceKey.generate();
        DeviceSession session = login("berta", key);
        Recorder recorder = new Recorder();
        try (EventStream stream = client.device(key, session).openStream(null, recorder)) {
            recorder.next(StreamEvent.Opened.class);
            revoke(session);
            assertThat(recorder.next(StreamEvent.Closed.class).reason().code())
                    .isEqualTo(ErrorReason.SESSION_REVOKED.name());
            assertThat(stream.ended()).isDone();
        }
        // As a failover would that lost the revocation.
        connection.sync().hset(record(session), "status", "active");
        assertThat(Commands.refusal(execute(key, session))).isEqualTo(ErrorReason.SESSION_REVOKED);

        await().atMost(TWO_REPORTS)
                .until(() -> "revoked".equals(connection.sync().hget(record(session), "status")));

        assertThat(connection.sync().xrange("gatehouse:session-events:{0}", Range.unbounded()).stream()
                        .filter(entry -> session.id().equals(entry.getBody().get("device_session_id")))
                        .filter(entry -> "revoked".equals(entry.getBody().get("status"))))
                .as("snapshots that tell of the revocation")
                .hasSize(2);
        assertThat(Commands.refusal(execute(key, session))).isEqualTo(ErrorReason.SESSION_REVOKED);
    }

    private DeviceSession login(String user, DeviceKey key) {
        DevelopmentIssuer issuer = profile.issuer().orElseThrow();
        return client.login(key, nonce -> issuer.token(user, nonce));
    }

    private CommandOutcome execute(DeviceKey key, DeviceSession session) {
        return client.device(key, session).execute("demo.echo", new byte[] {1});
    }

    private void revoke(DeviceSession session) {
        try (HttpsPeer sessionService = profile.sessionService()) {
            sessionService.post(
                    "/v1/sessions/" + session.id() + "/revoke",
                    Map.of("operation_id", UUID.randomUUID().toString(), "reason", "test", "actor", "test"));
        }
    }

    private long idleDeadline(DeviceSession session) {
        return Long.parseLong(connection.sync().hget(record(session), "idle_expires_at_ms"));
    }

    private static String record(DeviceSession session) {
        return "gatehouse:session:{0}:" + session.id();
    }
}
