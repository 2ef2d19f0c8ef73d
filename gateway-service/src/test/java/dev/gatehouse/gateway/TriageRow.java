package dev.gatehouse.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.gatehouse.common.session.SessionStatus;
import dev.gatehouse.gateway.fixture.EventStream;
import dev.gatehouse.gateway.fixture.RunningGateway;
import dev.gatehouse.gateway.fixture.TestDevice;
import dev.gatehouse.gateway.fixture.TestRedis;
import java.util.HashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// What the row `triage` of [RunbookIT] asks the admin listener. The command `why` shows the same answers.
///
/// @param device one with an open stream
record TriageRow(RunningGateway gateway, TestDevice device) {
    void assertMalformedSnapshotIsTold() {
        Map<String, byte[]> wrong = new HashMap<>(TestRedis.snapshotFields(device, SessionStatus.REVOKED));
        wrong.put("revision", TestRedis.bytes("new"));
        gateway.redis().commands().xadd(TestRedis.SESSION_EVENTS, wrong);
        await().untilAsserted(() -> assertAnswer("revoke", session(), "/malformed/0/reason", "NOT_A_NUMBER: revision"));
        assertAnswer("revoke", session(), "/verdict", "An entry about it is malformed and was skipped");
        assertAnswer("revoke", session(), "/snapshots/0/malformed", "NOT_A_NUMBER: revision");
        assertAnswer("revoke", session(), "/stream/open", "true");
    }

    /// Read or not, dropped why, matched which streams.
    void assertEventIsTold(EventStream stream) {
        String user = device.grant().userId();
        Map<String, byte[]> wrong = TestRedis.event(user, "", "wrong");
        wrong.put("created_at_ms", TestRedis.bytes("today"));
        gateway.redis().commands().xadd(TestRedis.CLIENT_EVENTS, wrong);
        gateway.redis().publish(user, "", "arrived");
        stream.awaitEvents("arrived");
        assertAnswer("event", "wrong", "/verdict", "It is malformed and was skipped: NOT_A_NUMBER: created_at_ms");
        assertAnswer("event", "arrived", "/verdict", "It was handed to 1 open stream:");
        assertAnswer("event", "arrived", "/entries/0/read", "true");
        assertAnswer("event", "arrived", "/fates/0/verdict", "HANDED_OVER");
        assertAnswer("event", "arrived", "/streams/0/deviceSessionId", session());
        assertAnswer("event", "arrived", "/streams/0/open", "true");
    }

    /// Redis' state, the snapshots, what this gateway believes and since when, and how the stream closed.
    void assertRevocationIsTold(EventStream stream) {
        gateway.redis().revoke(device);
        stream.awaitEnd();
        assertAnswer("revoke", session(), "/verdict", "It is revoked: this gateway refuses its requests");
        assertAnswer("revoke", session(), "/redis/state", "revoked");
        assertAnswer("revoke", session(), "/snapshots/0/status", "revoked");
        assertAnswer("revoke", session(), "/gateway/state", "revoked");
        assertThat(gateway.why("revoke", session()).at("/gateway/sinceMs").isNumber())
                .isTrue();
        assertAnswer("revoke", session(), "/stream/lastEnd", "SESSION_REVOKED");
        assertAnswer("revoke", session(), "/reader/fresh", "true");
        assertAnswer("event", "arrived", "/streams/0/lastEnd", "SESSION_REVOKED");
    }

    private String session() {
        return device.id().text();
    }

    private void assertAnswer(String what, String id, String pointer, String beginning) {
        JsonNode answer = gateway.why(what, id);
        assertThat(answer.at(pointer).asString("")).as(answer.toPrettyString()).startsWith(beginning);
    }
}
