package dev.gatehouse.client.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.common.signing.Ed25519PrivateKey;
import dev.gatehouse.common.signing.KeysetToSign;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class KeysCommandTest {
    private static final String SPKI = "MCowBQYDK2VwAyEA";

    @TempDir
    private Path folder;

    private final Ed25519PrivateKey root = Ed25519PrivateKey.generate(new SecureRandom());
    private final Ed25519PrivateKey first = Ed25519PrivateKey.generate(new SecureRandom());
    private final Ed25519PrivateKey second = Ed25519PrivateKey.generate(new SecureRandom());

    @Test
    void statementNamesTheKeysAndIsTheRoots() throws IOException {
        String rootFile = write("root.pem", root.toPem());
        String privateHalf = write("first.pem", first.toPem());
        String publicHalf = write(
                "second.pem",
                "-----BEGIN PUBLIC KEY-----\n"
                        + SPKI
                        + Base64.getEncoder().encodeToString(second.publicKey().toByteArray())
                        + "\n-----END PUBLIC KEY-----\n");

        Run run = run("keys", "sign", "--root", rootFile, "--audience", "test/eu-1/gateway", privateHalf, publicHalf);

        assertThat(run.exitCode()).as(run.toString()).isZero();
        assertStatement(run.json().getFirst());
    }

    private void assertStatement(JsonNode json) {
        List<String> kids = StreamSupport.stream(json.path("kids").spliterator(), false)
                .map(JsonNode::asString)
                .toList();
        assertThat(kids)
                .containsExactlyInAnyOrder(
                        first.publicKey().thumbprint(), second.publicKey().thumbprint());
        long issuedAtMs = json.path("issued_at_ms").asLong();
        long expiresAtMs = json.path("expires_at_ms").asLong();
        assertThat(expiresAtMs - issuedAtMs).isEqualTo(Duration.ofDays(35).toMillis());
        assertThat(json.path("root_kid").asString()).isEqualTo(root.publicKey().thumbprint());
        assertThat(root.publicKey()
                        .verifies(
                                new KeysetToSign("test/eu-1/gateway", issuedAtMs, expiresAtMs, kids).canonicalBytes(),
                                Base64.getUrlDecoder()
                                        .decode(json.path("signature").asString())))
                .isTrue();
    }

    @Test
    void statementIsWrittenToAFile() throws IOException {
        String key = write("root.pem", root.toPem());
        Path out = folder.resolve("keyset.json");

        Run run = run("keys", "sign", "--root", key, "--audience", "a", "--out", out.toString(), "--days", "2", key);

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).isEmpty();
        assertThat(JsonMapper.shared()
                        .readTree(Files.readString(out))
                        .path("audience")
                        .asString())
                .isEqualTo("a");
    }

    @Test
    void whatCanNotBeSignedIsToldInOneLine() throws IOException {
        String key = write("root.pem", root.toPem());
        String none = write("none.pem", "nothing");

        assertFailed(run("keys", "sign", "--root", none, "--audience", "a", key));
        assertFailed(run("keys", "sign", "--root", key, "--audience", "a", none));
        assertFailed(run("keys", "sign", "--root", key, "--audience", "a", "--days", "0", key));
        assertThat(run("keys", "sign", "--root", key, "--audience", "a").exitCode())
                .isEqualTo(2);
    }

    private static void assertFailed(Run run) {
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).startsWith("gatehouse: ").hasLineCount(1);
    }

    private String write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    private Run run(String... args) {
        return Run.of(Map.of(), folder, "", args);
    }
}
