package dev.gatehouse.client.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.gatehouse.client.peer.FakeGateway;
import dev.gatehouse.client.peer.HttpsFake;
import dev.gatehouse.client.peer.HttpsFake.Answer;
import dev.gatehouse.common.error.ErrorReason;
import dev.gatehouse.common.fixture.RedisFixture;
import dev.gatehouse.common.fixture.TestCertificates;
import dev.gatehouse.common.signing.Ed25519PrivateKey;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class GatehouseCliTest {
    @TempDir
    private Path folder;

    private FakeGateway gateway;
    private HttpsFake issuer;
    private HttpsFake sessionService;
    private final List<String> revocations = new CopyOnWriteArrayList<>();
    private Map<String, String> environment;

    @BeforeEach
    void start() throws IOException {
        gateway = FakeGateway.start(folder);
        TestCertificates certificates = gateway.certificates();
        issuer = HttpsFake.start(certificates.issue("issuer"))
                .route(
                        "/token",
                        body -> Answer.ok("{\"id_token\":\"" + form(body, "user") + ":" + form(body, "nonce") + "\"}"));
        sessionService = HttpsFake.startMutual(certificates, certificates.issue("session-service"));
        certificates.issue("support-desk");
        environment = Map.of("GATEHOUSE_PROFILE", profile("").toString());
    }

    @AfterEach
    void stop() {
        sessionService.close();
        issuer.close();
        gateway.close();
    }

    private static String form(String body, String name) {
        for (String field : body.split("&", -1)) {
            if (field.startsWith(name + "=")) {
                return URLDecoder.decode(field.substring(name.length() + 1), StandardCharsets.UTF_8);
            }
        }
        return "";
    }

    private Path profile(String more) throws IOException {
        return Files.writeString(folder.resolve("client.properties"), """
            gateway.http=%s
            gateway.grpc=%s
            gateway.audience=%s
            ca=ca.pem
            issuer.token-url=%s/token
            session-service.http=%s
            operator.cert=support-desk.pem
            operator.key=dev-support-desk-key.pem
            otlp.traces-endpoint=http://127.0.0.1:4318/v1/traces
            %s\
            """.formatted(
                        gateway.httpUri(),
                        gateway.grpcTarget(),
                        FakeGateway.AUDIENCE,
                        issuer.uri(),
                        sessionService.uri(),
                        more));
    }

    private Run run(String... args) {
        return Run.of(environment, folder, "", args);
    }

    private void login() {
        Run login = run("login", "--user", "ada");
        assertThat(login.exitCode()).as("%s", login).isZero();
    }

    private Path state() {
        return folder.resolve("client");
    }

    @Test
    void loginKeepsKeyAndSessionForItsOwnerAlone() throws IOException {
        Run login = run("login", "--user", "ada");

        assertThat(login.exitCode()).as("%s", login).isZero();
        assertThat(login.out()).contains("ada of tenant demo", "session  ds1.");
        for (String file : new String[] {"device-key.pem", "session.json"}) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(state().resolve(file))))
                    .isEqualTo("rw-------");
        }
        assertThat(run("whoami").out()).isEqualTo(login.out());
    }

    @Test
    void secondLoginKeepsTheKey() throws IOException {
        login();
        byte[] key = Files.readAllBytes(state().resolve("device-key.pem"));

        login();

        assertThat(Files.readAllBytes(state().resolve("device-key.pem"))).isEqualTo(key);
    }

    @Test
    void whoamiForScripts() {
        login();

        JsonNode json = run("whoami", "--json").json().getFirst();

        assertThat(json.path("user_id").asString()).isEqualTo("ada");
        assertThat(json.path("device_session_id").asString()).startsWith("ds1.");
    }

    @Test
    void tokenOfACommandIsUsed() {
        assertThat(run("login", "--token-command", "printf %s \"bob:$GATEHOUSE_NONCE\"")
                        .out())
                .contains("bob of tenant demo");
    }

    @Test
    void failingTokenCommandIsNamed() {
        Run login = run("login", "--token-command", "exit 3");

        assertThat(login.exitCode()).isEqualTo(1);
        assertThat(login.err())
                .isEqualTo("gatehouse: there is no identity token: the token command ended with exit code 3\n");
    }

    @Test
    void tokenOfTheStandardInputIsUsed() {
        Run login = Run.of(environment, folder, "made-up\n", "login", "--token-stdin");

        assertThat(login.out()).as("the nonce").matches("[A-Za-z0-9_-]{43}\n");
        assertThat(login.exitCode()).isEqualTo(1);
        assertThat(login.err()).contains("INVALID_IDENTITY_TOKEN", "; sign in again (", HttpsFake.TRACE_ID);
    }

    @Test
    void gatewayThatTheRootDoesNotVouchForIsNotBelieved() throws IOException {
        Files.writeString(
                folder.resolve("root.pem"),
                Ed25519PrivateKey.generate(new SecureRandom()).toPem());
        profile("gateway.root=root.pem");

        Run pinned = run("time");

        assertThat(pinned.exitCode()).isEqualTo(1);
        assertThat(pinned.err()).contains("KEYS_NOT_VOUCHED").hasLineCount(1);
        profile("gateway.root=absent.pem");
        assertThat(run("time").err()).contains("absent.pem").hasLineCount(1);
    }

    @Test
    void timeIsVerifiedAndShown() {
        assertThat(run("time").out()).contains("signed by " + gateway.signer().keyId());

        JsonNode json = run("--json", "time").json().getFirst();
        assertThat(json.path("audience").asString()).isEqualTo(FakeGateway.AUDIENCE);
        assertThat(json.path("server_time_ms").asLong()).isPositive();
    }

    @Test
    void execShowsTheVerifiedAnswer() {
        login();

        Run exec = run("exec", "demo.echo", "hello");

        assertThat(exec.exitCode()).as("%s", exec).isZero();
        assertThat(exec.out()).isEqualTo("hello\n");
        assertThat(exec.err()).startsWith("OK, signed by " + gateway.signer().keyId());
    }

    @Test
    void execForScripts() {
        login();

        JsonNode json = run("exec", "--json", "--command-id", "c-1", "demo.echo", "hello")
                .json()
                .getFirst();

        assertThat(json.path("outcome").asString()).isEqualTo("completed");
        assertThat(json.path("command_id").asString()).isEqualTo("c-1");
        assertThat(json.path("result_code").asString()).isEqualTo("OK");
        assertThat(json.path("payload").asString()).isEqualTo("hello");
    }

    @Test
    void execReadsTheStandardInput() {
        login();

        assertThat(Run.of(environment, folder, "from a pipe", "exec", "demo.echo", "-")
                        .out())
                .isEqualTo("from a pipe\n");
    }

    @Test
    void downstreamsOwnCodeIsAFailure() {
        login();

        Run exec = run("exec", "demo.limit");

        assertThat(exec.exitCode()).isEqualTo(1);
        assertThat(exec.err()).startsWith("LIMIT_REACHED");
    }

    @Test
    void refusedCommandSaysWhatToDo() {
        login();
        gateway.refuse(ErrorReason.SESSION_REVOKED);

        Run exec = run("exec", "demo.echo", "--json");

        assertThat(exec.exitCode()).isEqualTo(1);
        assertThat(exec.err())
                .isEqualTo("gatehouse: refused: device session is revoked; sign in again (SESSION_REVOKED)\n");
        assertThat(exec.json().getFirst().path("code").asString()).isEqualTo("SESSION_REVOKED");
    }

    @Test
    void unknownOutcomeHasItsOwnExitCodeAndNamesTheIdToRepeat() {
        login();
        gateway.refuse(ErrorReason.DOWNSTREAM_TIMED_OUT);

        Run exec = run("exec", "--command-id", "c-1", "demo.echo");

        assertThat(exec.exitCode()).isEqualTo(3);
        assertThat(exec.err()).contains("outcome unknown", "--command-id c-1", "DOWNSTREAM_TIMED_OUT");
    }

    @Test
    void unverifiableAnswerIsNotShown() {
        login();
        gateway.alterResponses(it -> it.toBuilder().setResultCode("FORGED").build());

        Run exec = run("exec", "demo.echo", "hello");

        assertThat(exec.exitCode()).isEqualTo(3);
        assertThat(exec.out()).isEmpty();
        assertThat(exec.err()).contains("not to be believed", "BAD_SIGNATURE");
    }

    @Test
    void tailShowsEventsUntilTheCount() {
        login();
        Run tail = Run.start(environment, folder, "subscribe", "--count", "2");
        await().until(() -> gateway.streams() == 1);

        gateway.publish("ada", "demo.note", "first");
        gateway.publish("ada", "demo.note", "esc\u001b[31m and \u202e tricks\nin two lines");

        await().until(tail::hasEnded);
        assertThat(tail.exitCode()).as("%s", tail).isZero();
        List<String> lines = tail.out().lines().toList();
        assertThat(lines).hasSize(2);
        assertThat(lines.get(0)).matches("\\d\\d:\\d\\d:\\d\\d\\.\\d{3}  demo\\.note +-?\\d+ ms  first");
        assertThat(lines.get(1)).endsWith("esc\uFFFD[31m and \uFFFD tricks in two lines");
        assertThat(tail.err()).startsWith("connected, server time");
    }

    @Test
    void tailGoesOnWhereTheLastOneEnded() {
        login();
        Run first = Run.start(environment, folder, "subscribe", "--count", "1", "--json");
        await().until(() -> gateway.streams() == 1);
        gateway.publish("ada", "demo.note", "1");
        await().until(first::hasEnded);
        gateway.publish("ada", "demo.note", "2");

        Run second = Run.start(environment, folder, "subscribe", "--count", "1", "--json");
        await().until(second::hasEnded);

        assertThat(second.json())
                .satisfiesExactly(
                        opened ->
                                assertThat(opened.path("recovered").asBoolean()).isTrue(),
                        event -> {
                            assertThat(event.path("payload").asString()).isEqualTo("2");
                            assertThat(event.path("publish_to_deliver_ms").isNumber())
                                    .isTrue();
                        });
    }

    @Test
    void tailFromNowForgetsWhereTheLastOneEnded() {
        login();
        Run first = Run.start(environment, folder, "subscribe", "--count", "1", "--json");
        await().until(() -> gateway.streams() == 1);
        gateway.publish("ada", "demo.note", "1");
        await().until(first::hasEnded);
        await().until(() -> gateway.streams() == 0);
        gateway.publish("ada", "demo.note", "2");

        Run second = Run.start(environment, folder, "subscribe", "--count", "1", "--json", "--from-now");
        await().until(() -> gateway.streams() == 1);
        gateway.publish("ada", "demo.note", "3");
        await().until(second::hasEnded);

        assertThat(second.json().getLast().path("payload").asString()).isEqualTo("3");
    }

    @Test
    void otherUsersLoginForgetsThePosition() throws IOException {
        login();
        Files.writeString(state().resolve("position"), "kept");

        login();
        assertThat(state().resolve("position")).exists();

        run("login", "--user", "eve");
        assertThat(state().resolve("position")).doesNotExist();
    }

    @Test
    void tailSaysThatItReconnectsAndWhyItEnds() {
        login();
        Run tail = Run.start(environment, folder, "subscribe");
        await().until(() -> gateway.streams() == 1);

        gateway.closeStreams(ErrorReason.SHUTTING_DOWN);
        await().until(() -> gateway.streams() == 1 && gateway.subscribes() == 2);
        gateway.revokeAll();

        await().until(tail::hasEnded);
        assertThat(tail.exitCode()).isEqualTo(1);
        assertThat(tail.err())
                .contains("closed: gateway is shutting down (SHUTTING_DOWN); reconnecting in ")
                .endsWith("closed: device session is revoked (SESSION_REVOKED); sign in again\n");
    }

    @Test
    void tailForScriptsEndsWithTheReason() {
        login();
        Run tail = Run.start(environment, folder, "subscribe", "--json");
        await().until(() -> gateway.streams() == 1);

        gateway.revokeAll();

        await().until(tail::hasEnded);
        JsonNode closed = tail.json().getLast();
        assertThat(closed.path("what").asString()).isEqualTo("closed");
        assertThat(closed.path("code").asString()).isEqualTo("SESSION_REVOKED");
        assertThat(closed.path("advice").asString()).isEqualTo("LOG_IN");
        assertThat(closed.has("reconnect_in_ms")).isFalse();
    }

    @Test
    void publishAppendsToTheLog() throws IOException {
        try (RedisFixture redis = RedisFixture.start()) {
            Files.writeString(folder.resolve("redis-password"), redis.password() + "\n");
            profile("redis.addr=%s%nredis.password-file=redis-password%nredis.client-events-stream=x%n"
                    .formatted(redis.address()));

            Run publish =
                    run("publish", "--user", "ada", "--type", "demo.note", "--event-id", "e-1", "hello", "--json");

            assertThat(publish.exitCode()).as("%s", publish).isZero();
            assertThat(publish.json().getFirst().path("outcome").asString()).isEqualTo("published");
            assertThat(run("publish", "--user", "ada", "--type", "gateway.x").err())
                    .isEqualTo("gatehouse: types that begin with gateway. are the gateway's own\n");
            redis.kill();
            Run failed = run("publish", "--user", "ada", "--type", "demo.note");
            assertThat(failed.exitCode()).isEqualTo(1);
            assertThat(failed.err()).startsWith("gatehouse: not published: ").hasLineCount(1);
        }
    }

    @Test
    void revokeShowsTheOperatorsCertificate() {
        login();
        String session = run("whoami", "--json")
                .json()
                .getFirst()
                .path("device_session_id")
                .asString();
        sessionService.route("/v1/sessions/" + session + "/revoke", body -> {
            revocations.add(body);
            return Answer.ok("{\"device_session_id\":\"" + session
                    + "\",\"status\":\"revoked\",\"revision\":7,\"durability\":\"local\"}");
        });

        Run revoke = run("revoke", "--reason", "lost");

        assertThat(revoke.exitCode()).as("%s", revoke).isZero();
        assertThat(revoke.out()).isEqualTo("session " + session + " is revoked at revision 7\n");
        assertThat(revocations).singleElement().asString().contains("\"reason\":\"lost\"", "\"operation_id\":");
        assertThat(run("revoke", session, "--reason", "lost", "--json")
                        .json()
                        .getFirst()
                        .path("status")
                        .asString())
                .isEqualTo("revoked");
    }

    @Test
    void refusedRevocationSaysWhatToDo() {
        Run revoke = run("revoke", "ds1.unknown", "--reason", "lost");

        assertThat(revoke.exitCode()).isEqualTo(1);
        assertThat(revoke.err())
                .contains("RESOURCE_NOT_FOUND", HttpsFake.TRACE_ID)
                .hasLineCount(1);
    }

    @Test
    void revocationWithoutAnAnswerNamesTheOperationToRepeat() {
        sessionService.close();

        Run revoke = run("revoke", "ds1.x", "--reason", "lost", "--operation-id", "op-1");

        assertThat(revoke.exitCode()).isEqualTo(3);
        assertThat(revoke.err())
                .contains("outcome unknown", "--operation-id op-1")
                .hasLineCount(1);
    }

    @Test
    void commandsNeedALogin() {
        for (String[] command :
                new String[][] {{"whoami"}, {"exec", "demo.echo"}, {"subscribe"}, {"revoke", "--reason", "x"}}) {
            Run run = run(command);
            assertThat(run.exitCode()).isEqualTo(1);
            assertThat(run.err()).isEqualTo("gatehouse: nobody is signed in: gatehouse login --user NAME\n");
        }
    }

    @Test
    void gatewayThatIsAwayIsOneLine() {
        gateway.kill();

        Run run = run("time");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err())
                .startsWith("gatehouse: " + gateway.httpUri() + " can't be reached")
                .hasLineCount(1);
        gateway.restart();
    }

    @Test
    void missingProfileAndMissingKeyAreNamed() throws IOException {
        Run missing = Run.of(Map.of(), folder, "", "time");
        assertThat(missing.err())
                .isEqualTo("gatehouse: the profile " + folder.resolve(".config/gatehouse/client.properties")
                        + " can't be read; name another with --profile\n");

        Path empty = Files.writeString(folder.resolve("empty.properties"), "");
        Run lacking = run("time", "--profile", empty.toString());
        assertThat(lacking.exitCode()).isEqualTo(1);
        assertThat(lacking.err()).isEqualTo("gatehouse: the profile " + empty + " lacks gateway.http\n");
    }

    @Test
    void damagedStateIsNamed() throws IOException {
        login();
        Files.writeString(state().resolve("session.json"), "{");

        assertThat(run("whoami").err()).contains("session.json can't be read; sign in again");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "login",
                "whoami",
                "time",
                "subscribe",
                "exec",
                "publish",
                "revoke",
                "diagnose",
                "interactions"
            })
    void helpAndVersionAreEverywhere(String command) {
        String[] help = command.isEmpty() ? new String[] {"--help"} : new String[] {command, "--help"};
        String[] version = command.isEmpty() ? new String[] {"--version"} : new String[] {command, "--version"};

        assertThat(run(help)).satisfies(it -> {
            assertThat(it.exitCode()).isZero();
            assertThat(it.out()).contains("Usage: gatehouse").contains("--profile");
        });
        assertThat(run(version).out()).startsWith("gatehouse ");
    }

    @Test
    void exitCodesAreDocumented() {
        assertThat(run("--help").out()).contains("Exit codes:", "outcome unknown");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "nonsense", "exec", "publish --user ada", "login", "login --user a --token-stdin", "revoke"})
    void wrongUsageIsExitCode2(String line) {
        Run run = run(line.isEmpty() ? new String[0] : line.split(" ", -1));

        assertThat(run.exitCode()).as("%s", run).isEqualTo(2);
        assertThat(run.err()).isNotBlank();
        assertThat(run.out()).isEmpty();
    }
}
