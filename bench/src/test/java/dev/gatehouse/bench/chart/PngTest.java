package dev.gatehouse.bench.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PngTest {
    private static final Line HEAP = new Line("heap", List.of(0.0, 1.0, 2.0), List.of(3.0, 1.0, 2.0), Line.Style.DOTS);
    private static final Line TREND = new Line("trend", List.of(0.0, 2.0), List.of(1.5, 2.5), Line.Style.JOINED);

    @TempDir
    private Path folder;

    private Path file() {
        return folder.resolve("chart.png");
    }

    private static void assumeDrawn(Optional<String> problem) {
        // A machine without fonts says so, which is right, but proves nothing here.
        assumeTrue(problem.isEmpty(), problem.orElse(""));
    }

    @Test
    void linesStandSideBySideThreeInARow() throws IOException {
        LineChart chart = new LineChart("live heap, MiB", "minutes", List.of(HEAP, TREND), 0.5);
        assumeDrawn(Png.write(file(), Collections.nCopies(4, chart)));
        BufferedImage image = ImageIO.read(file().toFile());
        assertThat(image.getWidth()).isEqualTo(3 * 480);
        assertThat(image.getHeight()).isEqualTo(2 * 300);
    }

    @Test
    void barsGrowTheChartAndAreGreenOrRed() throws IOException {
        List<RatioBars.Bar> bars = IntStream.range(0, 12)
                .mapToObj(n -> new RatioBars.Bar("deliveries, 100 × " + n, n / 6.0, n % 2 == 0))
                .toList();
        assumeDrawn(Png.write(file(), new RatioBars("values by their limits", bars)));
        BufferedImage image = ImageIO.read(file().toFile());
        assertThat(colours(image)).contains(Look.MET.getRGB(), Look.MISSED.getRGB());
    }

    private static List<Integer> colours(BufferedImage image) {
        return IntStream.range(0, image.getHeight())
                .flatMap(y -> IntStream.range(0, image.getWidth()).map(x -> image.getRGB(x, y)))
                .distinct()
                .boxed()
                .toList();
    }

    @Test
    void aMachineThatCantDrawIsToldOfAndNothingIsWritten() throws IOException {
        Optional<String> problem = Png.write(file(), out -> {
            throw new InternalError("no fonts");
        });
        assertThat(problem).hasValueSatisfying(text -> assertThat(text).contains("no fonts"));
        assertThat(Files.exists(file())).isFalse();
    }

    @Test
    void aLineWithoutPlacesIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Line("heap", List.of(), List.of(), Line.Style.DOTS));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Line("heap", List.of(1.0), List.of(), Line.Style.DOTS));
    }

    @Test
    void ticksAreShort() {
        assertThat(Look.number(0)).isEqualTo("0");
        assertThat(Look.number(1.5)).isEqualTo("1.5");
        assertThat(Look.number(120)).isEqualTo("120");
        assertThat(Look.number(1_250_000)).isEqualTo("1 250 000");
    }
}
