package dev.gatehouse.client.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.client.peer.HttpsFake;
import dev.gatehouse.client.peer.HttpsFake.Answer;
import dev.gatehouse.common.error.ErrorReason;
import dev.gatehouse.common.fixture.FreePorts;
import dev.gatehouse.common.fixture.TestCertificates;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What an operator asks the gateways about one session or one event.
class WhyCommandTest {
    private static final String REVOKED = """
        {"deviceSessionId": "ds1.eu-1.0.abc", "verdict": "It is revoked: this gateway refuses its requests.",
         "redis": {"state": "revoked", "authentic": true, "generationCurrent": true}, "scanned": 17,
         "snapshots": [{"entryId": "1-0", "at": "2026-11-21T12:00:00Z", "status": "revoked", "authentic": true}],
         "gateway": {"state": "revoked", "sinceMs": 1200},
         "stream": {"deviceSessionId": "ds1.eu-1.0.abc", "open": false, "lastEnd": "SESSION_REVOKED",
                    "lastEndAt": "2026-11-21T12:00:01Z"},
         "malformed": [], "reader": {"fresh": true, "lastMarkAgeMs": 400, "readUpTo": "9-0"}}\
        """;
    private static final String HANDED_OVER = """
        {"eventId": "order-7", "verdict": "It was handed to 1 open stream.", "redis": "ok", "scanned": 3,
         "entries": [{"entryId": "2-0", "at": "2026-11-21T12:00:00Z", "userId": "anna\\u001b[2J",
                      "deviceSessionId": "", "read": true}],
         "fates": [{"eventId": "order-7", "entryId": "2-0", "verdict": "HANDED_OVER", "streams": 1}],
         "streams": [{"deviceSessionId": "ds1.eu-1.0.abc", "open": true}], "endedStreamsOfUser": [],
         "reader": {"fresh": false, "lastMarkAgeMs": 9000, "readUpTo": "2-0"}}\
        """;

    @TempDir
    private Path folder;

    private HttpsFake admin;

    @BeforeEach
    void start() throws IOException {
        admin = HttpsFake.start(TestCertificates.in(folder).issue("gateway-service"));
    }

    @AfterEach
    void stop() {
        admin.close();
    }

    private Run run(String admins, String... args) throws IOException {
        Path profile =
                Files.writeString(folder.resolve("client.properties"), "gateway.admin=" + admins + "\nca=ca.pem\n");
        return Run.of(Map.of("GATEHOUSE_PROFILE", profile.toString()), folder, "", args);
    }

    @Test
    void revocationIsToldStepByStep() throws IOException {
        admin.route("/why/revoke/ds1.eu-1.0.abc", body -> Answer.ok(REVOKED));

        Run run = run(admin.uri().toString(), "why", "revoke", "ds1.eu-1.0.abc");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).isEqualTo("""
            gateway   %s
            verdict   It is revoked: this gateway refuses its requests.
            redis     revoked, HMAC right
            here      revoked, for 1200 ms
            stream    closed 2026-11-21T12:00:01Z: SESSION_REVOKED
            reader    follows, last mark 400 ms ago, read up to 9-0
            searched  17 entries of session-events

            ENTRY  AT                    STATUS   HMAC   MALFORMED
            1-0    2026-11-21T12:00:00Z  revoked  right  -
            """.formatted(admin.uri()));
    }

    @Test
    void eventIsToldWithItsStreamsAndWithoutControlCharacters() throws IOException {
        admin.route("/why/event/order-7", body -> Answer.ok(HANDED_OVER));

        Run run = run(admin.uri().toString(), "why", "event", "order-7");

        assertThat(run.out())
                .contains("verdict   It was handed to 1 open stream.", "BEHIND, last mark 9000 ms ago")
                .contains("HANDED_OVER  1", "ds1.eu-1.0.abc  open")
                .doesNotContain("\u001b");
    }

    @Test
    void everyGatewayIsAskedAndOneThatIsAwayHidesNoOther() throws IOException {
        admin.route("/why/event/order-7", body -> Answer.ok(HANDED_OVER));
        String away = "https://localhost:" + FreePorts.next();

        Run run = run(away + ", " + admin.uri(), "why", "event", "order-7", "--json");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).startsWith(away + " does not answer").hasLineCount(1);
        assertThat(run.json()).hasSize(1);
        assertThat(run.json().getFirst().path("eventId").asString()).isEqualTo("order-7");
    }

    @Test
    void tokenOfTheProfileIsShown() throws IOException {
        admin.route("/why/event/order-7", body -> Answer.ok(HANDED_OVER));
        Files.writeString(folder.resolve("admin.token"), "a-token\n");

        Run run = run(admin.uri() + "\noperator.admin-token-file=admin.token", "why", "event", "order-7");

        assertThat(run.exitCode()).isZero();
        assertThat(admin.lastHeader("authorization")).isEqualTo("Bearer a-token");
    }

    @Test
    void gatewayThatRefusesIsTold() throws IOException {
        admin.route("/why/event/order-7", body -> HttpsFake.problem(ErrorReason.INVALID_TOKEN));

        Run run = run(admin.uri().toString(), "why", "event", "order-7");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).hasLineCount(1).contains("refused: The token is missing, unknown, expired or revoked");
        assertThat(admin.lastHeader("authorization")).isEmpty();
    }

    @Test
    void wrongUsageIsExitCode2() throws IOException {
        assertThat(run(admin.uri().toString(), "why", "revoke").exitCode()).isEqualTo(2);
        assertThat(run(admin.uri().toString(), "why", "nothing", "x").exitCode())
                .isEqualTo(2);
    }
}
