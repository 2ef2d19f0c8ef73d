package dev.gatehouse.common.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.gatehouse.common.fixture.Seeds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SessionIdTest {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final PlatformKeys KEYS = PlatformKeys.of("k1", new byte[32]);

    @Test
    void createdIdIsKnownAgain() {
        SessionId id = SessionId.create("eu-1", KEYS, RANDOM);

        assertThat(id.text()).matches("ds1\\.eu-1\\.0\\.[A-Za-z0-9_-]{22}\\.[A-Za-z0-9_-]{11}");
        assertThat(id).hasToString(id.text());
        assertThat(SessionId.parse(id.text(), KEYS)).contains(id);
    }

    @Test
    void longestRegionGivesAnIdOfAtMost80Characters() {
        SessionId id = SessionId.create("a".repeat(16), KEYS, RANDOM);

        assertThat(SessionId.parse(id.text(), KEYS)).contains(id);
        assertThat(id.text()).hasSizeLessThanOrEqualTo(80);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "EU", "eu.1", "eu_1", "aaaaaaaaaaaaaaaaa", "é"})
    void regionThatNoIdCanCarryIsRefused(String region) {
        assertThatIllegalArgumentException().isThrownBy(() -> SessionId.create(region, KEYS, RANDOM));
    }

    @Test
    void everyChangeOfOneCharacterIsRefused() {
        String text = SessionId.create("eu-1", KEYS, RANDOM).text();
        for (int at = 0; at < text.length(); at++) {
            for (char other = ' '; other <= '~'; other++) {
                String changed = text.substring(0, at) + other + text.substring(at + 1);
                assertThat(SessionId.parse(changed, KEYS).isPresent())
                        .as(changed)
                        .isEqualTo(changed.equals(text));
            }
        }
    }

    @Test
    void everyCutAndEveryAdditionIsRefused() {
        String text = SessionId.create("eu-1", KEYS, RANDOM).text();
        for (int at = 0; at <= text.length(); at++) {
            assertThat(SessionId.parse(text.substring(0, at) + "A" + text.substring(at), KEYS))
                    .isEmpty();
            if (at < text.length()) {
                assertThat(SessionId.parse(text.substring(0, at), KEYS)).isEmpty();
            }
        }
        assertThat(SessionId.parse(text + "\n", KEYS)).isEmpty();
    }

    @Test
    void garbageIsRefusedAndNeverAnError() {
        Random random = Seeds.random(getClass());
        for (int round = 0; round < 2_000; round++) {
            StringBuilder text = new StringBuilder(random.nextBoolean() ? "ds1.eu-1.0." : "");
            random.ints(random.nextInt(60), 0, 0x3000).forEach(text::appendCodePoint);
            assertThat(SessionId.parse(text.toString(), KEYS)).isEmpty();
        }
    }

    @Test
    void idOfEitherLiveKeyIsKnownAndOfAThirdIsNot(@TempDir Path directory) throws IOException {
        byte[] older = secret(1);
        byte[] newer = secret(2);
        Files.write(directory.resolve("a.key"), newer);
        Files.write(directory.resolve("b.key"), older);
        PlatformKeys both = PlatformKeys.read(directory);
        SessionId byOlder = SessionId.create("eu-1", PlatformKeys.of("b", older), RANDOM);
        SessionId byNewer = SessionId.create("eu-1", PlatformKeys.of("a", newer), RANDOM);
        SessionId byThird = SessionId.create("eu-1", PlatformKeys.of("c", secret(3)), RANDOM);

        assertThat(SessionId.parse(byOlder.text(), both)).contains(byOlder);
        assertThat(SessionId.parse(byNewer.text(), both)).contains(byNewer);
        assertThat(SessionId.parse(byThird.text(), both)).isEmpty();
        assertThat(SessionId.parse(SessionId.create("eu-1", both, RANDOM).text(), PlatformKeys.of("a", newer)))
                .as("the first by name is used for new ids")
                .isPresent();
    }

    @Test
    void createdIdsDiffer() {
        assertThat(SessionId.create("eu-1", KEYS, RANDOM)).isNotEqualTo(SessionId.create("eu-1", KEYS, RANDOM));
    }

    private static byte[] secret(int fill) {
        byte[] secret = new byte[32];
        Arrays.fill(secret, (byte) fill);
        return secret;
    }
}
