package dev.gatehouse.bench.measure.stand;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CompilerTest {
    @Test
    void secondsAreTicksByTheirFrequency() {
        String counters = "17:\nsun.ci.totalTime=1500000000\nsun.os.hrt.frequency=1000000000\nsun.rt.x=\"a\"\n";

        assertThat(Compiler.parse(counters)).hasValue(1.5);
    }

    @Test
    void whatHasNoCountersHasNoCompiler() {
        assertThat(Compiler.parse("com.sun.tools.attach.AttachNotSupportedException: Unable to open socket file"))
                .isEmpty();
    }
}
