package dev.gatehouse.client.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.client.peer.HttpsFake;
import dev.gatehouse.client.peer.HttpsFake.Answer;
import dev.gatehouse.common.fixture.TestCertificates;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What an operator asks integration-api's admin listener.
class OperatorCommandsTest {
    private static final String BROKEN = """
        {"upstream": "custody-ledger", "address": "https://localhost:7443",
         "steps": [{"step": "DNS", "ok": true, "millis": 1, "detail": "localhost is 127.0.0.1"},
                   {"step": "TCP", "ok": false, "millis": 2, "errorClass": "CONNECTION_REFUSED",
                    "detail": "Connection refused\\u001b[2J"}],
         "verdict": {"side": "THEIRS", "where": "TCP", "errorClass": "CONNECTION_REFUSED", "advice": "ask the owner."},
         "recent": {"minutes": 15, "attempts": 12, "failed": 6, "byErrorClass": {"CONNECTION_REFUSED": 6}}}\
        """;
    private static final String WELL = """
        {"upstream": "custody-ledger", "address": "https://localhost:7443",
         "steps": [{"step": "DNS", "ok": true, "millis": 1, "detail": "localhost is 127.0.0.1"}],
         "verdict": {"where": "NOWHERE", "advice": "It answers."},
         "recent": {"minutes": 15, "attempts": 0, "failed": 0, "byErrorClass": {}}}\
        """;
    private static final String INTERACTIONS = """
        {"interactions": [
          {"time": "2026-11-21T12:00:00Z", "traceId": "4bf92f3577b34da6a3ce929d0e0e4736", "consumer": "acme-housing",
           "upstream": "custody-ledger", "institution": "MDI", "operation": "getPrisoner", "attempt": 3,
           "outcome": "FAILED", "errorClass": "CONNECTION_REFUSED", "side": "THEIRS", "millis": 4,
           "deadlineLeftMillis": 7900, "subject": "00ff00ff00ff00ff"},
          {"time": "2026-11-21T11:59:59Z", "traceId": "4bf92f3577b34da6a3ce929d0e0e4736", "consumer": "acme-housing",
           "upstream": "supervision-desk", "institution": "", "operation": "getCase", "attempt": 1,
           "outcome": "PRESENT", "status": 200, "millis": 41, "deadlineLeftMillis": 7800, "subject": ""}]}\
        """;

    @TempDir
    private Path folder;

    private HttpsFake admin;
    private Map<String, String> environment;

    @BeforeEach
    void start() throws IOException {
        TestCertificates certificates = TestCertificates.in(folder);
        admin = HttpsFake.start(certificates.issue("integration-api"));
        Path profile = Files.writeString(
                folder.resolve("client.properties"), "integration-api.admin=" + admin.uri() + "\nca=ca.pem\n");
        environment = Map.of("GATEHOUSE_PROFILE", profile.toString());
    }

    @AfterEach
    void stop() {
        admin.close();
    }

    private Run run(String... args) {
        return Run.of(environment, folder, "", args);
    }

    @Test
    void diagnosisSaysWhereItBreaksAndWhoseSideItIs() {
        admin.route("/diagnose/custody-ledger", body -> Answer.ok(BROKEN));

        Run run = run("diagnose", "custody-ledger");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).isEqualTo("""
            custody-ledger at https://localhost:7443
            STEP  RESULT              MS  SEEN
            DNS   ok                  1   localhost is 127.0.0.1
            TCP   CONNECTION_REFUSED  2   Connection refused\uFFFD[2J
            recent   6 of 12 attempts failed in 15 minutes: CONNECTION_REFUSED 6
            verdict  their side, TCP, CONNECTION_REFUSED. ask the owner.
            """);
        assertThat(run.err()).isEmpty();
    }

    @Test
    void diagnosisWithoutAFaultEndsWell() {
        admin.route("/diagnose/custody-ledger", body -> Answer.ok(WELL));

        Run run = run("diagnose", "custody-ledger");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("verdict  no fault found. It answers.");
    }

    @Test
    void diagnosisForScripts() {
        admin.route("/diagnose/custody-ledger", body -> Answer.ok(BROKEN));

        Run run = run("diagnose", "custody-ledger", "--json");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.json()).hasSize(1);
        assertThat(run.json().getFirst().path("verdict").path("side").asString())
                .isEqualTo("THEIRS");
    }

    @Test
    void unknownUpstreamIsRefused() {
        Run run = run("diagnose", "../settings");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains("RESOURCE_NOT_FOUND").hasLineCount(1);
    }

    @Test
    void interactionsAreATable() {
        admin.route("/interactions", body -> Answer.ok(INTERACTIONS));

        Run run = run("interactions", "--institution", "MDI", "--upstream", "custody-ledger", "--since", "90s");

        assertThat(run.exitCode()).as("%s", run).isZero();
        assertThat(run.out().lines())
                .hasSize(3)
                .satisfiesExactly(
                        headings -> assertThat(headings).startsWith("TIME ").endsWith("TRACE"),
                        failed -> assertThat(failed)
                                .contains("custody-ledger    getPrisoner  MDI          acme-housing  3   "
                                        + " CONNECTION_REFUSED  THEIRS  -     4 "),
                        well -> assertThat(well)
                                .contains(
                                        "supervision-desk  getCase      -            acme-housing  1    PRESENT       "
                                                + "      -       200   41 "));
        assertThat(admin.lastQuery()).isEqualTo("since=PT1M30S&limit=50&institution=MDI&upstream=custody-ledger");
    }

    @Test
    void interactionsForScriptsAreOneObjectPerLine() {
        admin.route("/interactions", body -> Answer.ok(INTERACTIONS));

        assertThat(run("interactions", "--json").json()).hasSize(2);
        assertThat(admin.lastQuery()).isEqualTo("since=PT1H&limit=50");
    }

    @Test
    void noInteractionIsSaidOnTheStandardError() {
        admin.route("/interactions", body -> Answer.ok("{\"interactions\": []}"));

        Run run = run("interactions");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).isNotBlank();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"diagnose", "interactions --since soon", "interactions --since 0h", "interactions --limit x"})
    void wrongUsageIsExitCode2(String line) {
        assertThat(run(line.split(" ", -1)).exitCode()).isEqualTo(2);
    }

    @Test
    void listenerThatIsAwayIsOneLine() {
        admin.close();

        Run run = run("interactions");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err())
                .startsWith("gatehouse: " + admin.uri() + " can't be reached")
                .hasLineCount(1);
    }
}
