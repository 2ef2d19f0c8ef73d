package dev.gatehouse.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.common.fixture.Folders;
import dev.gatehouse.config.fixture.Shell;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The shipped script as a text.
class BootstrapScriptTest {
    private static final Path SCRIPT = Folders.checkout().resolve("config-api/src/main/sh/gatehouse-config");

    @TempDir
    Path folder;

    @Test
    void shellcheckFindsNothing() {
        Shell.assumeInstalled("shellcheck");
        Shell.Result result = Shell.run(folder, Map.of(), "shellcheck", "--shell=sh", SCRIPT.toString());

        assertThat(result.text()).isEmpty();
        assertThat(result.status()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"sh", "dash", "bash"})
    void everyShellParsesIt(String shell) {
        Shell.assumeInstalled(shell);

        assertThat(Shell.run(folder, Map.of(), shell, "-n", SCRIPT.toString()).status())
                .isZero();
        assertThat(Files.isExecutable(SCRIPT)).isTrue();
    }
}
