package dev.gatehouse.bench.soak.trend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TrendTest {
    private static final int SAMPLES = 200;
    private static final double HOURS = 1;

    private static Trend trend(String name, DoubleUnaryOperator course) {
        List<Double> hours =
                IntStream.range(0, SAMPLES).mapToObj(n -> n * HOURS / SAMPLES).toList();
        List<Double> values = hours.stream().map(course::applyAsDouble).toList();
        return new Trend(name, HOURS, Slope.of(hours, values).orElseThrow());
    }

    private static DoubleUnaryOperator noisy(DoubleUnaryOperator course, double noise) {
        Random random = new Random(5);
        return hour -> course.applyAsDouble(hour) + noise * random.nextGaussian();
    }

    @Test
    void aStraightLineHasItsSlopeAndNoError() {
        Slope slope = trend("entries", hour -> 100 + 7 * hour).slope();
        assertThat(slope.perHour()).isCloseTo(7, within(1e-9));
        assertThat(slope.intercept()).isCloseTo(100, within(1e-9));
        assertThat(slope.error()).isCloseTo(0, within(1e-6));
        assertThat(slope.batches()).isEqualTo(20);
    }

    @Test
    void theIntervalHoldsTheTruthAndIsStudentsT() {
        Slope slope = trend("entries", noisy(hour -> 1_000 + 50 * hour, 10)).slope();
        assertThat(slope.low()).isLessThan(50);
        assertThat(slope.high()).isGreaterThan(50);
        // 20 batches: 18 degrees of freedom.
        assertThat(slope.margin() / slope.error()).isCloseTo(2.101, within(0.001));
    }

    @Test
    void whatDependsOnTheSampleBeforeHasALargerErrorThanTheTextbooks() {
        Random random = new Random(11);
        double[] state = {0};
        DoubleUnaryOperator wandering = hour -> {
            state[0] = 0.9 * state[0] + random.nextGaussian();
            return 100 + state[0];
        };
        Slope slope = trend("entries", wandering).slope();
        // Of 200 independent samples with this variance (1 / (1 - 0.9²)) the error would be 0.56.
        assertThat(slope.error()).isGreaterThan(0.8);
    }

    @Test
    void aLeakIsFoundUnderNoise() {
        assertThat(trend("heap_live_bytes", noisy(hour -> 3e8 + 3e7 * hour, 1e7))
                        .verdict())
                .isEqualTo(Verdict.GROWS);
    }

    @Test
    void whatDoesNotGrowOrShrinksOrGrowsByNextToNothingIsSteady() {
        assertThat(trend("entries", noisy(hour -> 1_000, 20)).verdict()).isEqualTo(Verdict.STEADY);
        assertThat(trend("entries", hour -> 1_000 - 500 * hour).verdict()).isEqualTo(Verdict.STEADY);
        assertThat(trend("entries", hour -> 1_000 + 15 * hour).verdict()).isEqualTo(Verdict.STEADY);
        assertThat(trend("entries", hour -> 1_000 + 25 * hour).verdict()).isEqualTo(Verdict.GROWS);
        assertThat(trend("entries", hour -> 0).verdict()).isEqualTo(Verdict.STEADY);
    }

    @Test
    void whatIsTooRestlessToTellIsNotCalledSteady() {
        assertThat(trend("entries", noisy(hour -> 1_000, 1_500)).verdict()).isEqualTo(Verdict.UNCLEAR);
    }

    @Test
    void aFewThingsThatComeAndGoAreSteady() {
        assertThat(trend("requests_incomplete", noisy(hour -> 1, 1)).verdict()).isEqualTo(Verdict.STEADY);
        assertThat(trend("outboxes_bytes", noisy(hour -> 1e5, 1e5)).verdict()).isEqualTo(Verdict.STEADY);
    }

    @Test
    void fewSamplesHaveNoSlope() {
        assertThat(Slope.of(List.of(1.0, 2.0), List.of(1.0, 2.0))).isEmpty();
    }
}
