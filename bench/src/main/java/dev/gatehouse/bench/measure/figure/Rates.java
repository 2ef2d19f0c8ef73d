package dev.gatehouse.bench.measure.figure;

import java.util.stream.DoubleStream;

/// Arithmetic of rates, each in things per CPU-second.
public final class Rates {
    private Rates() {}

    /// The rate of doing all of these after one another for each thing: costs add up, rates don't.
    public static double inSeries(double... rates) {
        return 1 / DoubleStream.of(rates).map(rate -> 1 / rate).sum();
    }

    /// What remains of a rate when a part of each thing's cost is left out; infinite when nothing remains.
    public static double without(double rate, double part) {
        double cost = 1 / rate - 1 / part;
        return cost <= 0 ? Double.POSITIVE_INFINITY : 1 / cost;
    }

    /// The most that one delivery may reach when an event is pushed to many and signed once.
    ///
    /// @param bare deliveries of a server that does nothing else
    /// @param sign signatures
    public static double signedPush(double bare, int fanOut, double sign) {
        return inSeries(bare, fanOut * sign);
    }

    /// The slope of a line through two points.
    public static double slope(double x1, double y1, double x2, double y2) {
        return (y2 - y1) / (x2 - x1);
    }
}
