package dev.gatehouse.bench.soak.trend;

import java.util.List;
import java.util.Optional;
import org.hipparchus.stat.regression.SimpleRegression;

/// The straight line through what was sampled, by least squares, and how far off its rise may be.
///
/// Samples of a heap or a map depend on the ones before them, so that the textbook error, which takes each for news,
/// is too small. Therefore the line goes through the means of batches of consecutive samples, which depend on each
/// other far less, and the error is theirs (the method of batch means; 10 to 30 batches: B. Schmeiser, Batch Size
/// Effects in the Analysis of Simulation Output, Operations Research 30 (1982), 556–568). Where the dependence reaches
/// over whole batches, the error is still too small; a longer run is what helps.
///
/// @param perHour how much it rises in an hour
/// @param error the standard error of that
/// @param margin half of the 95 % interval: Student's t with two degrees of freedom less than batches
/// @param mean of the samples
/// @param intercept where the line is at hour 0
/// @param batches how many
public record Slope(double perHour, double error, double margin, double mean, double intercept, int batches) {
    /// Fewer samples tell nothing.
    public static final int LEAST_SAMPLES = 20;

    private static final int MOST_BATCHES = 20;
    private static final int LEAST_BATCHES = 10;
    private static final int SAMPLES_PER_BATCH = 4;
    private static final double ALPHA = 0.05;

    /// The slope of samples in the order of time.
    ///
    /// @param hours when each was taken
    /// @param values as many
    /// @return empty when there are too few
    public static Optional<Slope> of(List<Double> hours, List<Double> values) {
        int samples = values.size();
        if (samples < LEAST_SAMPLES) {
            return Optional.empty();
        }
        int batches = Math.clamp(samples / SAMPLES_PER_BATCH, LEAST_BATCHES, MOST_BATCHES);
        SimpleRegression line = new SimpleRegression();
        for (int batch = 0; batch < batches; batch++) {
            int from = batch * samples / batches;
            int to = (batch + 1) * samples / batches;
            line.addData(mean(hours.subList(from, to)), mean(values.subList(from, to)));
        }
        return Optional.of(new Slope(
                line.getSlope(),
                line.getSlopeStdErr(),
                line.getSlopeConfidenceInterval(ALPHA),
                mean(values),
                line.getIntercept(),
                batches));
    }

    private static double mean(List<Double> values) {
        return values.stream().mapToDouble(value -> value).average().orElseThrow();
    }

    /// The lower end of the 95 % interval.
    public double low() {
        return perHour - margin;
    }

    /// The upper end of the 95 % interval.
    public double high() {
        return perHour + margin;
    }
}
