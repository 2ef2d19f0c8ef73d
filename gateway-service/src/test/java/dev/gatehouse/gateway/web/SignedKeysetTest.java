package dev.gatehouse.gateway.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.common.fixture.TestClock;
import dev.gatehouse.common.signing.Ed25519PrivateKey;
import dev.gatehouse.gateway.signing.KeyFiles;
import dev.gatehouse.gateway.signing.RotationRules;
import dev.gatehouse.gateway.signing.SignerKeys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class SignedKeysetTest {
    private static final String AUDIENCE = "test/eu-1/gateway";

    @TempDir
    private Path folder;

    private final TestClock clock = new TestClock();
    private SignedKeyset keyset;

    @BeforeEach
    void start() throws IOException {
        Files.writeString(
                folder.resolve("20200101T000000Z.pem"),
                Ed25519PrivateKey.generate(new SecureRandom()).toPem());
        SignerKeys keys = new SignerKeys(
                RotationRules.forWindow(Duration.ofMinutes(10)), clock, new KeyFiles(folder, false).read());
        keyset = new SignedKeyset(folder, AUDIENCE, keys, clock);
    }

    @Test
    void thereMayBeNone() {
        assertThat(keyset.current()).isEmpty();
        assertThat(keyset.remainingSeconds()).isNaN();
    }

    @Test
    void statementIsPassedOnAsItIsWhateverItSays() throws IOException {
        write("{\"audience\":\"another\",\"expires_at_ms\":%d,\"more\":[1]}".formatted(clock.millis() + 90_000));

        assertThat(keyset.current().map(JsonNode::toString))
                .contains("{\"audience\":\"another\",\"expires_at_ms\":%d,\"more\":[1]}"
                        .formatted(clock.millis() + 90_000));
        assertThat(keyset.remainingSeconds()).isEqualTo(90);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "no JSON", "[]", "7", "{\"audience\":", "\"text\""})
    void fileThatHoldsNoStatementLeavesTheOneBefore(String content) throws IOException {
        write("{\"kids\":[]}");

        write(content);

        assertThat(keyset.current().map(JsonNode::toString)).contains("{\"kids\":[]}");
    }

    @Test
    void fileThatIsTooLargeIsNotRead() throws IOException {
        write("{\"a\":\"%s\"}".formatted("x".repeat(64 * 1024)));

        assertThat(keyset.current()).isEmpty();
    }

    @Test
    void statementGoesWithItsFile() throws IOException {
        write("{}");

        Files.delete(folder.resolve("keyset.json"));
        keyset.look();

        assertThat(keyset.current()).isEmpty();
    }

    private void write(String content) throws IOException {
        Files.writeString(folder.resolve("keyset.json"), content);
        keyset.look();
    }
}
