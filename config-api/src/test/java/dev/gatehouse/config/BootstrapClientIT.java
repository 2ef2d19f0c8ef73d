package dev.gatehouse.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.common.fixture.Folders;
import dev.gatehouse.common.fixture.FreePorts;
import dev.gatehouse.common.signing.Ed25519PrivateKey;
import dev.gatehouse.config.fixture.ConfigPlatform;
import dev.gatehouse.config.fixture.HostileProxy;
import dev.gatehouse.config.fixture.HostileText;
import dev.gatehouse.config.fixture.ServiceFolder;
import dev.gatehouse.config.fixture.Shell;
import dev.gatehouse.config.signing.Signer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/// The shipped script `gatehouse-config` against the real service, in real shells, and against whoever stands
/// between.
@ParameterizedClass(name = "{0}")
@ValueSource(strings = {"dash", "bash"})
class BootstrapClientIT {
    private static final int FRESH = 0;
    private static final int UNCHANGED = 10;
    private static final int STALE = 20;
    private static final int NONE = 30;
    private static final int USAGE = 64;
    private static final String CONTENT = "{\"application\":{\"base\":{\"GREETING\":\"it's $(here)\"}}}";

    private static ConfigPlatform platform;
    private static HostileProxy proxy;
    private static String token;
    private static Path key;

    @TempDir
    Path folder;

    private final String shell;
    private String scope = "";
    private String revision = "";

    BootstrapClientIT(String shell) {
        this.shell = shell;
    }

    @BeforeAll
    static void start() {
        platform = ConfigPlatform.start();
        proxy = new HostileProxy(
                platform.folder().certificates(), platform.folder().httpPort());
        token = platform.token("read publish", "demo");
        key = platform.publicKey();
    }

    @AfterAll
    static void stop() {
        proxy.close();
        platform.close();
    }

    @BeforeEach
    void publishTheFirstRelease() throws IOException {
        List.of(shell, "curl", "openssl").forEach(Shell::assumeInstalled);
        proxy.change(answer -> answer);
        scope = "demo/shop/" + UUID.randomUUID();
        revision = platform.client()
                .publishFirst(scope, token, CONTENT)
                .assertStatus(201)
                .json()
                .path("revision")
                .asString();
        Files.writeString(folder.resolve("token"), token + "\n");
    }

    @Test
    void firstFetchIsFreshAndTheSecondUnchanged() throws IOException {
        Shell.Result first = fetch();
        assertThat(first.status()).as(first.trouble()).isEqualTo(FRESH);
        assertThat(first.text()).isEqualTo(copy() + "\n");
        assertThat(first.trouble()).isEqualTo("gatehouse-config: release 1 is fresh\n");
        assertThat(sourced("GREETING")).isEqualTo("it's $(here)");

        Shell.Result second = fetch();
        assertThat(second.status()).as(second.trouble()).isEqualTo(UNCHANGED);
        assertThat(second.text()).isEqualTo(copy() + "\n");

        publish("{\"application\":{\"base\":{\"GREETING\":\"new\"}}}");
        assertThat(fetch().status()).isEqualTo(FRESH);
        assertThat(sourced("GREETING")).isEqualTo("new");
        assertThat(fetch().status()).isEqualTo(UNCHANGED);
    }

    @Test
    void nobodyElseReadsWhatIsKept() throws IOException {
        assertThat(fetch().status()).isEqualTo(FRESH);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("state"))))
                .isEqualTo("rwx------");
        try (Stream<Path> kept = Files.list(folder.resolve("state"))) {
            assertThat(kept.toList())
                    .extracting(file -> file.getFileName() + " "
                            + PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .containsExactlyInAnyOrder("config.env rw-------", "state rw-------");
        }
    }

    @Test
    void tokenIsNeitherOnTheCommandLineNorInTheEnvironment() throws IOException {
        String path = System.getenv("PATH");
        Path spy = Files.createDirectory(folder.resolve("bin")).resolve("curl");
        Files.writeString(spy, """
            #!/bin/sh
            { printf '%%s\\n' "$@"; env; } >"%s/seen"
            PATH='%s' exec curl "$@"
            """.formatted(folder, path));
        Files.setPosixFilePermissions(spy, PosixFilePermissions.fromString("rwx------"));

        Shell.Result result = run(Map.of("PATH", spy.getParent() + ":" + path), arguments(url()));

        assertThat(result.status()).as(result.trouble()).isEqualTo(FRESH);
        assertThat(Files.readString(folder.resolve("seen")))
                .contains("--header")
                .doesNotContain(token);
    }

    @Test
    void hostileValuesAreSourcedAsTheyAre() throws IOException {
        List<String> values = HostileText.pieces();
        TreeMap<String, String> base = new TreeMap<>();
        values.forEach(value -> base.put("K%03d".formatted(base.size()), value));
        publish(JsonMapper.shared().writeValueAsString(Map.of("application", Map.of("base", base))));

        assertThat(fetch().status()).isEqualTo(FRESH);
        List<String> sourced = new ArrayList<>();
        for (String name : base.keySet()) {
            sourced.add(sourced(name));
        }
        assertThat(sourced).isEqualTo(values);
    }

    @ParameterizedTest
    @ValueSource(strings = {"env", "json", "yaml"})
    void everyFormatIsVerified(String format) throws IOException {
        List<String> arguments = changed("--format", format);

        assertThat(run(arguments).status()).isEqualTo(FRESH);
        assertThat(Files.readString(folder.resolve("state/config." + format))).contains("GREETING");
        assertThat(run(arguments).status()).isEqualTo(UNCHANGED);
    }

    @Test
    void layersAreSignedToo() throws IOException {
        publish("{\"application\":{\"base\":{\"A\":\"1\"},\"role/web\":{\"A\":\"2\"},\"host/web-1\":{\"B\":\"3\"}}}");
        List<String> arguments = arguments(url());
        arguments.addAll(List.of("--region", "eu-1", "--role", "web", "--host", "web-1"));

        assertThat(run(arguments).status()).isEqualTo(FRESH);
        assertThat(sourced("A") + sourced("B")).isEqualTo("23");
    }

    @Test
    void cutAnswerIsRefusedWhetherCurlSeesItOrNot() throws IOException {
        proxy.change(answer -> Arrays.copyOf(answer, answer.length - 30));
        assertRefused("the service gave no whole answer");

        proxy.change(answer -> {
            String text = latin(answer).replaceFirst("Content-Length: [0-9]+\r\n", "");
            return latin(text.substring(0, text.length() - 30));
        });
        assertRefused("the signature is not one of a pinned key");
        proxy.change(answer -> new byte[0]);
        assertRefused("the service gave no whole answer");
    }

    @Test
    void forgedAnswerIsRefused() throws IOException {
        replace("\\$\\(here\\)", "\\$(gone)");
        assertRefused("the signature is not one of a pinned key");
        replace("Gatehouse-Release: 1", "Gatehouse-Release: 2");
        assertRefused("the signature is not one of a pinned key");
        replace("sig=..", "sig=AA");
        assertRefused("the signature is not one of a pinned key");
        replace(";sig=[^\r]*", ";sig=");
        assertRefused("the signature is not one of a pinned key");
        replace("Gatehouse-Signature", "Gatehouse-Nothing");
        assertRefused("the answer is not signed");
        replace("Gatehouse-Release: 1", "Gatehouse-Release: 0x1");
        assertRefused("the answer has no release");
    }

    @Test
    void answerOfAnotherRequestIsRefused() throws IOException {
        assertThat(run(arguments(proxy.url())).status()).isEqualTo(FRESH);
        byte[] old = proxy.lastAnswer();
        publish("{\"application\":{\"base\":{\"GREETING\":\"new\"}}}");
        proxy.change(answer -> old);

        assertRefused("the signature is not one of a pinned key");
        Shell.Result stale = run(arguments(proxy.url()));
        assertThat(stale.status()).isEqualTo(STALE);
        assertThat(stale.text()).isEqualTo(copy() + "\n");
        assertThat(sourced("GREETING")).isEqualTo("it's $(here)");

        proxy.change(answer -> answer);
        assertThat(run(arguments(proxy.url())).status()).isEqualTo(FRESH);
        byte[] unchanged = unchangedAnswer();
        publish("{}");
        proxy.change(answer -> unchanged);
        assertThat(run(arguments(proxy.url())).status()).isEqualTo(STALE);
    }

    private byte[] unchangedAnswer() {
        assertThat(run(arguments(proxy.url())).status()).isEqualTo(UNCHANGED);
        return proxy.lastAnswer();
    }

    @Test
    void answerToALessSpecificQuestionIsRefused() throws IOException {
        proxy.changeRequest(head -> head.replace("&role=web", ""));
        List<String> arguments = arguments(proxy.url());
        arguments.addAll(List.of("--role", "web"));

        Shell.Result result = run(arguments);
        proxy.changeRequest(head -> head);

        assertThat(result.status()).isEqualTo(NONE);
        assertThat(result.trouble()).contains("the signature is not one of a pinned key");
    }

    @Test
    void onlyPinnedKeysAreBelieved() throws IOException {
        Signer other = new Signer("", Ed25519PrivateKey.generate(new SecureRandom()));
        Path otherKey = Files.writeString(folder.resolve("other.pem"), other.publicKeyPem());

        assertThat(run(changed("--key", otherKey.toString())).status()).isEqualTo(NONE);
        assertThat(run(changed("--audience", "production/eu-1/config-api")).status())
                .isEqualTo(NONE);
        List<String> both = changed("--key", otherKey.toString());
        both.addAll(List.of("--key", key.toString()));
        assertThat(run(both).status()).isEqualTo(FRESH);
    }

    @Test
    void lowerReleaseIsRefusedUnlessItIsAllowed() throws IOException {
        assertThat(fetch().status()).isEqualTo(FRESH);
        Path state = folder.resolve("state/state");
        Files.writeString(state, Files.readString(state).replace("release 1\n", "release 9\n"));

        Shell.Result refused = fetch();
        assertThat(refused.status()).isEqualTo(STALE);
        assertThat(refused.trouble()).contains("release 1 is lower than 9");

        List<String> allowed = arguments(url());
        allowed.add("--allow-rollback");
        assertThat(run(allowed).status()).isEqualTo(UNCHANGED);
        assertThat(fetch().status()).isEqualTo(UNCHANGED);
    }

    @Test
    void withoutServiceTheLastGoodCopyIsUsed() throws IOException {
        List<String> nobody = arguments("https://localhost:" + FreePorts.next());
        Shell.Result none = run(nobody);
        assertThat(none.status()).isEqualTo(NONE);
        assertThat(none.text()).isEmpty();
        assertThat(none.trouble()).contains("there is no earlier copy");

        assertThat(fetch().status()).isEqualTo(FRESH);
        Shell.Result stale = run(nobody);
        assertThat(stale.status()).isEqualTo(STALE);
        assertThat(stale.text()).isEqualTo(copy() + "\n");
        assertThat(stale.trouble()).contains("the copy of release 1 is used");
    }

    @Test
    void damagedCopyIsFetchedAnew() throws IOException {
        assertThat(fetch().status()).isEqualTo(FRESH);
        Files.writeString(copy(), "GREETING='forged'\n");

        assertThat(run(arguments("https://localhost:1")).status()).isEqualTo(NONE);
        assertThat(fetch().status()).isEqualTo(FRESH);
        assertThat(sourced("GREETING")).isEqualTo("it's $(here)");
    }

    @Test
    void interruptionBetweenCopyAndStateLosesNothing() throws IOException {
        assertThat(fetch().status()).isEqualTo(FRESH);
        Path state = folder.resolve("state/state");
        Files.copy(state, folder.resolve("state/state.next"));
        Files.writeString(state, Files.readString(state).replaceFirst("sha256 .*", "sha256 of-the-copy-before"));

        assertThat(fetch().status()).isEqualTo(UNCHANGED);
        assertThat(folder.resolve("state/state.next")).doesNotExist();
        assertThat(fetch().status()).isEqualTo(UNCHANGED);
    }

    @Test
    void refusalsOfTheServiceAreTold() throws IOException {
        List<String> requiring = arguments(url());
        requiring.addAll(List.of("--require", "GREETING,MISSING"));
        assertThat(run(requiring).trouble()).contains("the service answered 422 required_keys_missing");

        Files.writeString(folder.resolve("token"), "gh_0123456789abcdef_" + "A".repeat(43));
        Shell.Result refused = fetch();
        assertThat(refused.status()).isEqualTo(NONE);
        assertThat(refused.trouble()).contains("the service answered 401 invalid_token");
    }

    @Test
    void stateOfAnotherConfigurationIsNotTouched() throws IOException {
        assertThat(fetch().status()).isEqualTo(FRESH);

        Shell.Result refused = run(changed("--kind", "system"));

        assertThat(refused.status()).isEqualTo(USAGE);
        assertThat(refused.trouble()).contains("is kept for another configuration");
        assertThat(fetch().status()).isEqualTo(UNCHANGED);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--url|http://localhost:1",
                "--url|https://localhost:1/$(id)",
                "--app|demo/shop",
                "--app|demo/shop/prod/x",
                "--app|demo//prod",
                "--app|demo/shop/a&b",
                "--kind|both",
                "--format|xml",
                "--token-file|/nowhere",
                "--key|/nowhere",
                "--region|a b",
                "--role|a&host=b",
                "--require|A;B",
                "--max-time|1x",
                "--what|x"
            })
    void wrongUsageIsToldAndNothingIsAsked(String option, String value) {
        Shell.Result result = run(changed(option, value));

        assertThat(result.status()).as(result.trouble()).isEqualTo(USAGE);
        assertThat(result.trouble()).startsWith("gatehouse-config: ").hasLineCount(1);
        assertThat(folder.resolve("state/config.env")).doesNotExist();
    }

    @Test
    void helpTellsEveryOption() {
        Shell.Result help = run(List.of("--help"));

        assertThat(help.status()).isZero();
        assertThat(help.text()).contains("--allow-rollback", "--audience", "exit status: 0 fresh, 10 unchanged, 20");
        assertThat(run(List.of()).status()).isEqualTo(USAGE);
        assertThat(run(List.of("get")).status()).isEqualTo(USAGE);
    }

    /// Refused without a copy, in a state of its own.
    private void assertRefused(String why) throws IOException {
        Path state = Files.createTempDirectory(folder, "refused");
        List<String> arguments = arguments(proxy.url());
        arguments.set(arguments.indexOf("--state") + 1, state.toString());

        Shell.Result result = run(arguments);

        assertThat(result.trouble()).contains(why);
        assertThat(result.status()).isEqualTo(NONE);
        assertThat(result.text()).isEmpty();
        assertThat(state).isEmptyDirectory();
    }

    private static void replace(String pattern, String replacement) {
        proxy.change(answer -> latin(latin(answer).replaceFirst(pattern, replacement)));
    }

    private static String latin(byte[] answer) {
        return new String(answer, StandardCharsets.ISO_8859_1);
    }

    private static byte[] latin(String answer) {
        return answer.getBytes(StandardCharsets.ISO_8859_1);
    }

    private void publish(String content) {
        revision = platform.client()
                .publish(scope, token, revision, content)
                .assertStatus(201)
                .json()
                .path("revision")
                .asString();
    }

    private Path copy() {
        return folder.resolve("state/config.env");
    }

    /// What a shell that sources the copy has as this variable.
    private String sourced(String name) {
        Shell.Result result = Shell.run(
                folder, Map.of(), shell, "-euc", ". \"$1\"; printf %s \"$" + name + "\"", "sh", copy().toString());
        assertThat(result.status()).as(result.trouble()).isZero();
        return result.text();
    }

    private Shell.Result fetch() {
        return run(arguments(url()));
    }

    private static String url() {
        return "https://localhost:" + platform.folder().httpPort();
    }

    private List<String> arguments(String url) {
        return new ArrayList<>(List.of(
                "fetch",
                "--url",
                url,
                "--audience",
                ServiceFolder.AUDIENCE,
                "--app",
                scope,
                "--kind",
                "application",
                "--format",
                "env",
                "--token-file",
                folder.resolve("token").toString(),
                "--key",
                key.toString(),
                "--ca",
                platform.folder().certificates().ca().toString(),
                "--state",
                folder.resolve("state").toString()));
    }

    /// The usual arguments with another value for an option, or with one more option.
    private List<String> changed(String option, String value) {
        List<String> arguments = arguments(url());
        int at = arguments.indexOf(option);
        if (at < 0) {
            arguments.addAll(List.of(option, value));
        } else {
            arguments.set(at + 1, value);
        }
        return arguments;
    }

    private Shell.Result run(List<String> arguments) {
        return run(Map.of(), arguments);
    }

    private Shell.Result run(Map<String, String> variables, List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(
                shell,
                Folders.checkout()
                        .resolve("config-api/src/main/sh/gatehouse-config")
                        .toString()));
        command.addAll(arguments);
        return Shell.run(folder, variables, command.toArray(String[]::new));
    }
}
