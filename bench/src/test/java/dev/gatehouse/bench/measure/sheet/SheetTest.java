package dev.gatehouse.bench.measure.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.bench.measure.figure.Figure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SheetTest {
    private static final Figure MET = Figure.rate("deliveries, 100 × 10", 80_000, "per CPU-second", 100_000, 0.7);
    private static final Figure MISSED = Figure.within("p99 <of a day>", 20, "ms", 3, 10);

    @TempDir
    private Path folder;

    @Test
    void thePageNamesMachineDateFiguresAndWhatFallsShort() throws IOException {
        new Sheet("2 × processors", Instant.parse("2026-11-21T20:00:00Z"), false, List.of(MET, MISSED), List.of("so"))
                .write(folder);
        assertThat(Files.readString(folder.resolve("gateway.md")))
                .contains("2 × processors", "2026-11-21T20:00:00Z", "- so")
                .contains("| deliveries, 100 × 10 | 80 000 | per CPU-second | 100 000 | 0.80 | ratio ≥ 0.7 | yes |")
                .contains("| **no** |")
                .contains("- p99 <of a day>: 20 ms, goal ≤ limit + 10 ms");
    }

    @Test
    void figuresWithoutALimitAreNotDrawn() throws IOException {
        new Sheet("machine", Instant.EPOCH, true, List.of(Figure.atMost("no limit", 1, "ms", 2)), List.of())
                .write(folder);

        assertThat(folder.resolve("gateway.png")).doesNotExist();
        assertThat(Files.readString(folder.resolve("gateway.md")))
                .contains("No figure has a limit", "--quick")
                .doesNotContain("![");
    }

    @Test
    void aLineOfTheTableHasEverything() {
        assertThat(Table.line(MET)).contains("80 000", "100 000", "0.80", "ratio ≥ 0.7", "yes");
        assertThat(Table.of(List.of(MISSED)).getLast()).contains("NO");
    }
}
