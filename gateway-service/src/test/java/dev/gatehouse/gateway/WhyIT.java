package dev.gatehouse.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.gatehouse.common.session.SessionStatus;
import dev.gatehouse.gateway.fixture.EdgeClient;
import dev.gatehouse.gateway.fixture.EventStream;
import dev.gatehouse.gateway.fixture.HttpsClient;
import dev.gatehouse.gateway.fixture.RunningGateway;
import dev.gatehouse.gateway.fixture.TestDevice;
import dev.gatehouse.gateway.fixture.TestRedis;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// The runbook's two triage procedures, asked of the admin listener: places where a revocation or an event can get
/// stuck, beyond what [RunbookIT] asks.
class WhyIT {
    @TempDir
    private static Path folder;

    private static RunningGateway gateway;
    private static HttpsClient https;

    private final TestDevice device = TestDevice.of("why-" + UUID.randomUUID());
    private final String event = "event-" + UUID.randomUUID();
    private EdgeClient client;
    private TestRedis redis;

    @BeforeAll
    static void start() {
        gateway = new RunningGateway(folder);
        gateway.started();
        https = gateway.https();
        // A gateway trusts what it knows from its first mark on, about a second after its start.
        await().until(() ->
                gateway.why("revoke", "anything").at("/reader/fresh").asBoolean(false));
    }

    @AfterAll
    static void stop() {
        https.close();
        gateway.close();
    }

    @BeforeEach
    void connect() {
        client = gateway.client();
        redis = gateway.redis();
        redis.open(device);
    }

    @AfterEach
    void disconnect() {
        client.close();
    }

    private JsonNode revocation() {
        return gateway.why("revoke", device.id().text());
    }

    private static String verdict(JsonNode answer) {
        return answer.path("verdict").asString("");
    }

    private String user() {
        return device.grant().userId();
    }

    @Test
    void revocationThatNobodyMadeIsToldAsSuch() {
        assertThat(verdict(revocation())).startsWith("Nobody has revoked it");
        assertThat(revocation().at("/redis/state").asString("")).isEqualTo("active");
        assertThat(revocation().at("/redis/authentic").asBoolean(false)).isTrue();
    }

    @Test
    void revocationThatRedisHasForgottenIsADivergence() {
        EventStream stream = client.subscribe(device).awaitOpened();
        redis.revoke(device);
        stream.awaitEnd();
        redis.setStatus(device, SessionStatus.ACTIVE);

        assertThat(verdict(revocation())).contains("Redis has forgotten the revocation");
    }

    @Test
    void idsThatNobodyGaveOutAreToldAsSuch() {
        assertThat(verdict(gateway.why("revoke", "ds1.eu-1.0.made.up"))).contains("checksum is wrong");
        assertThat(verdict(gateway.why("revoke", TestDevice.of("nobody").id().text())))
                .startsWith("There is no record of it");
        assertThat(verdict(gateway.why("event", "never published"))).startsWith("It is not in the log");
        assertThat(https.get(gateway.adminUrl("/why/nothing/x")).statusCode()).isEqualTo(404);
        assertThat(https.get(gateway.adminUrl("/why/event/" + "x".repeat(129))).statusCode())
                .isEqualTo(400);
        assertThat(https.get(gateway.url("/why/event/x")).statusCode()).isEqualTo(404);
    }

    @Test
    void eventWhoseUserWasAwayIsToldWithHowHisStreamEnded() {
        EventStream stream = client.subscribe(device).awaitOpened();
        EventStream newer = client.subscribe(device).awaitOpened();
        stream.awaitEnd();
        redis.publish(user(), "some other session", event);

        await().untilAsserted(() ->
                assertThat(verdict(gateway.why("event", event))).contains("nobody that it is for had an open stream"));
        assertThat(gateway.why("event", event)
                        .at("/endedStreamsOfUser/0/lastEnd")
                        .asString(""))
                .isEqualTo("STREAM_REPLACED");
        assertThat(newer.isOpen()).isTrue();
    }

    @Test
    void eventThatIsMalformedOrExpiredIsToldAsSuch() {
        Map<String, byte[]> malformed = TestRedis.event(user(), "", event);
        malformed.put("created_at_ms", TestRedis.bytes("today"));
        redis.commands().xadd(TestRedis.CLIENT_EVENTS, malformed);
        Map<String, byte[]> expired = TestRedis.event(user(), "", event + "-expired");
        expired.put("expires_at_ms", TestRedis.bytes("1"));
        redis.commands().xadd(TestRedis.CLIENT_EVENTS, expired);

        await().untilAsserted(() ->
                assertThat(verdict(gateway.why("event", event + "-expired"))).startsWith("It had expired"));
        assertThat(verdict(gateway.why("event", event)))
                .isEqualTo("It is malformed and was skipped: NOT_A_NUMBER: created_at_ms. Its publisher must correct"
                        + " it.");
    }
}
