package dev.gatehouse.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class BenchTest {
    private static final int WRONG_USE = 2;

    private final StringWriter text = new StringWriter();
    private final CommandLine commands =
            Bench.commandLine().setOut(new PrintWriter(text)).setErr(new PrintWriter(text));

    @Test
    void helpNamesWhatPeopleUseAndNothingElse() {
        assertThat(commands.execute("--help")).isZero();
        assertThat(text.toString())
                .contains("torture", "soak", "bench")
                .doesNotContain("back-ends", "devices", "bare ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--gateways=1", "--gateways=9", "--minutes=0", "--minutes=x", "--seed=x"})
    void wrongOptionsStartNothing(String option) {
        assertThat(commands.execute("torture", "gateway", option)).isEqualTo(WRONG_USE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"--minutes=2.9", "--minutes=x", "--minutes=NaN", "--minutes=100000", "--seed=x"})
    void wrongOptionsOfASoakStartNothing(String option) {
        assertThat(commands.execute("soak", "gateway", option)).isEqualTo(WRONG_USE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"--only=nothing", "--seconds=-1", "--seconds=x"})
    void wrongOptionsOfABenchmarkStartNothing(String option) {
        assertThat(commands.execute("bench", "gateway", option)).isEqualTo(WRONG_USE);
    }
}
