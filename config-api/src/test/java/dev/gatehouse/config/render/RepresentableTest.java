package dev.gatehouse.config.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.config.fixture.Contents;
import dev.gatehouse.config.fixture.Shell;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RepresentableTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"UID", "_", "OPTIND", "BASH_ENV", "BASHOPTS"})
    void namesOfTheShellAreRefusedByTheirPlace(String key) {
        assertThat(Representable.problem(Contents.of("{\"system\":{\"role/web\":{\"A\":1,\"" + key + "\":\"x\"}}}")))
                .hasValueSatisfying(problem -> assertThat(problem.place()).isEqualTo("system.role/web." + key));
    }

    @Test
    void nulIsRefusedAndEverythingElseIsNot() {
        assertThat(Representable.problem(Contents.of("{\"application\":{\"base\":{\"A\":\"a\\u0000b\"}}}")))
                .hasValueSatisfying(problem -> assertThat(problem.toString()).doesNotContain("a\0b"));
        assertThat(Representable.problem(
                        Contents.of("{\"application\":{\"base\":{\"A\":\"\\u0001'`$\",\"PATH\":\"\"}}}")))
                .isEmpty();
        assertThat(Representable.problem(Contents.of("{}"))).isEmpty();
    }

    /// Every variable that bash itself sets either comes back as it was given, or is refused.
    @ParameterizedTest
    @ValueSource(strings = {"bash", "dash"})
    void noOtherVariableOfTheShellChangesWhatItIsGiven(String shell) {
        Shell.assumeInstalled("bash");
        Shell.assumeInstalled(shell);
        Stream<String> variables = Shell.run(
                        folder, Map.of(), "bash", "-c", "compgen -v; echo IFS; echo LC_ALL; echo ENV")
                .text()
                .lines();

        assertThat(variables.filter(RepresentableTest::isAccepted)).allSatisfy(name -> {
            String script = name + "='a b'\nprintf %s \"$" + name + "\"";
            assertThat(Shell.run(folder, Map.of(), shell, "-c", script).text()).isEqualTo("a b");
        });
    }

    private static boolean isAccepted(String key) {
        return Representable.problem(Contents.of("{\"system\":{\"base\":{\"" + key + "\":\"x\"}}}"))
                .isEmpty();
    }
}
