package dev.gatehouse.config.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.common.fixture.Seeds;
import dev.gatehouse.config.fixture.HostileText;
import dev.gatehouse.config.fixture.Shell;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What real shells make of the env format: byte for byte what was published, and nothing is run.
class EnvIsSourcedTest {
    private static final int ROUNDS = 20;
    private static final int VALUES = 100;

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"sh, C", "dash, C", "dash, C.UTF-8", "bash, C", "bash, C.UTF-8"})
    void everyHostileValueComesBack(String shell, String locale) throws IOException {
        Shell.assumeInstalled(shell);
        assertSourced(shell, locale, HostileText.pieces());

        Random random = Seeds.random(EnvIsSourcedTest.class);
        for (int round = 0; round < ROUNDS; round++) {
            assertSourced(
                    shell,
                    locale,
                    Stream.generate(() -> HostileText.next(random))
                            .limit(VALUES)
                            .toList());
        }
    }

    @ParameterizedTest
    @CsvSource({"dash", "bash"})
    void valueOfTheGreatestLengthComesBack(String shell) throws IOException {
        Shell.assumeInstalled(shell);

        assertSourced(shell, "C", List.of("'".repeat(256 * 1024), "x\n".repeat(128 * 1024)));
    }

    private void assertSourced(String shell, String locale, List<String> texts) throws IOException {
        Resolution resolution = Samples.resolution(Samples.texts(texts));
        Files.write(
                folder.resolve("config.env"),
                Representation.of(resolution, 7, Format.ENV, true).body());
        String variables = resolution.values().keySet().stream()
                .map(key -> "\"$" + key + "\"")
                .collect(Collectors.joining(" "));
        Files.writeString(folder.resolve("print"), "set -eu\n. ./config.env\nprintf '%s\\000' " + variables + "\n");

        Shell.Result result = Shell.run(folder, Map.of("LC_ALL", locale), shell, "print");

        assertThat(result.trouble()).isEmpty();
        assertThat(result.status()).isZero();
        assertThat(result.output()).isEqualTo((String.join("\0", texts) + "\0").getBytes(StandardCharsets.UTF_8));
    }
}
