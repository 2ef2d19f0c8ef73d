package dev.gatehouse.common.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.gatehouse.common.signing.UnusableKeyException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlatformKeysTest {
    private static final String PURPOSE = "gatehouse/test/v1";
    private static final byte[] MESSAGE = {1, 2, 3};

    @TempDir
    private Path directory;

    @Test
    void macIsHmacUnderAKeyOfThePurpose() {
        PlatformKeys keys = PlatformKeys.of("k", HexFormat.of().parseHex("0b".repeat(32)));

        byte[] mac = keys.mac(PURPOSE, MESSAGE);

        // Python: HKDF-SHA-256 without salt (RFC 5869), then HMAC-SHA-256 (RFC 2104)
        assertThat(HexFormat.of().formatHex(mac))
                .isEqualTo("0b01e0adf8a81a01e46dcc1ca022ffe72fe78653ae6530473db727551dff23cf");
        assertThat(keys.matches(PURPOSE, MESSAGE, mac)).isTrue();
        assertThat(keys.matches("gatehouse/other/v1", MESSAGE, mac)).isFalse();
        assertThat(keys.matches(PURPOSE, new byte[] {1, 2, 4}, mac)).isFalse();
        assertThat(keys.matches(PURPOSE, MESSAGE, new byte[0])).isFalse();
    }

    @Test
    void twoKeysAreLiveAndTheFirstByNameIsUsedForNewWork() throws IOException {
        write("2026-10.key", 32);
        write("2026-11.key", 32);

        PlatformKeys keys = PlatformKeys.read(directory);

        assertThat(keys.all()).extracting(PlatformKey::kid).containsExactly("2026-10", "2026-11");
        assertThat(keys.current().kid()).isEqualTo("2026-10");
        assertThat(keys.find("2026-11")).isPresent();
        assertThat(keys.find("2026-12")).isEmpty();
    }

    @Test
    void filesWithOtherEndingsAreNoKeys() throws IOException {
        write("a.key", 32);
        write("README", 3);

        assertThat(PlatformKeys.read(directory).all()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 3, 4})
    void directoryHoldsOneOrTwoKeys(int count) throws IOException {
        for (int i = 0; i < count; i++) {
            write("k" + i + ".key", 32);
        }

        assertThatExceptionOfType(UnusableKeyException.class)
                .isThrownBy(() -> PlatformKeys.read(directory))
                .withMessage("the directory must hold one or two files <kid>.key, it holds " + count);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 31, 33, 64})
    void keyOfAnotherLengthIsRefused(int length) throws IOException {
        write("a.key", length);

        assertThatExceptionOfType(UnusableKeyException.class)
                .isThrownBy(() -> PlatformKeys.read(directory))
                .withMessage("a.key must have 32 bytes, it has " + length);
    }

    @ParameterizedTest
    @ValueSource(strings = {".key", "a.b.key", "a b.key", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa.key", "é.key"})
    void fileNameThatCanNotStandInAnHmacIsRefused(String name) throws IOException {
        write(name, 32);

        assertThatExceptionOfType(UnusableKeyException.class)
                .isThrownBy(() -> PlatformKeys.read(directory))
                .withMessage("a key's file name is 1 to 32 letters, digits, - or _, then .key");
    }

    @Test
    void missingDirectoryIsRefused() {
        assertThatExceptionOfType(UnusableKeyException.class)
                .isThrownBy(() -> PlatformKeys.read(directory.resolve("absent")))
                .withMessageStartingWith("the directory can't be read");
    }

    @Test
    void directoryInPlaceOfAKeyIsRefused() throws IOException {
        Files.createDirectory(directory.resolve("a.key"));

        assertThatExceptionOfType(UnusableKeyException.class)
                .isThrownBy(() -> PlatformKeys.read(directory))
                .withMessageStartingWith("a.key can't be read");
    }

    private void write(String name, int length) throws IOException {
        Files.write(directory.resolve(name), new byte[length]);
    }
}
