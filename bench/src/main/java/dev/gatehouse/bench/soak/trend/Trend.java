package dev.gatehouse.bench.soak.trend;

/// A series with its slope, and what is to be thought of it.
///
/// It grows if the whole 95 % interval of its slope lies above zero and its growth over the measured time is more than
/// 2 % of its mean. A series whose interval holds zero only because it is wide, up to a growth of more than 20 % of its
/// mean, is not called steady. Of series that hold next to nothing a growth by 10 things or 1 MiB is not told either.
/// Of 40 steady series, one is expected to have its whole interval above zero by chance; that such a one also grows by
/// more than 2 % is rarer.
///
/// @param name of the series
/// @param hours how long was measured
public record Trend(String name, double hours, Slope slope) {
    /// The growth over the measured time, by the mean, that does not matter.
    public static final double SMALL = 0.02;

    private static final double TELLING = 0.2;
    private static final double FEW_BYTES = 1 << 20;
    private static final double FEW = 10;

    /// Whether it counts bytes.
    public boolean isBytes() {
        return name.endsWith("_bytes");
    }

    /// The growth over the measured time by the mean; 0 of a series that is 0 throughout.
    public double share() {
        return slope.mean() == 0 ? 0 : slope.perHour() * hours / slope.mean();
    }

    /// What is to be thought of it.
    public Verdict verdict() {
        if (slope.low() > 0) {
            return share() > SMALL ? Verdict.GROWS : Verdict.STEADY;
        }
        double most = Math.max(TELLING * slope.mean(), isBytes() ? FEW_BYTES : FEW);
        return slope.high() * hours > most ? Verdict.UNCLEAR : Verdict.STEADY;
    }
}
