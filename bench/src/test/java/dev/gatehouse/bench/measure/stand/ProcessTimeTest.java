package dev.gatehouse.bench.measure.stand;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

class ProcessTimeTest {
    @Test
    void userAndSystemTimeAreAddedWhateverTheProgramIsCalled() {
        String stat = "4711 (a) b (c) S 1 2 3 4 5 6 7 8 9 10 250 50 13 14 15";
        assertThat(ProcessTime.parse(stat)).isEqualTo(3.0);
    }

    @Test
    void thisProcessHasUsedSome() throws IOException {
        Assumptions.assumeTrue(Files.exists(Path.of("/proc/self/stat")));
        assertThat(ProcessTime.of(ProcessHandle.current().pid())).isPositive();
    }
}
