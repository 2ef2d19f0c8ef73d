package dev.gatehouse.bench.measure.gauge;

import dev.gatehouse.bench.measure.figure.Figure;
import dev.gatehouse.bench.measure.lab.Lab;
import dev.gatehouse.bench.measure.listen.Audit;
import dev.gatehouse.bench.measure.listen.Lateness;
import dev.gatehouse.bench.measure.load.Crowd;
import dev.gatehouse.bench.measure.publishing.Clockwork;
import dev.gatehouse.bench.measure.publishing.LogReader;
import dev.gatehouse.bench.measure.publishing.Publisher;
import dev.gatehouse.bench.measure.stand.Compiler;
import dev.gatehouse.bench.measure.stand.GatewayPlan;
import dev.gatehouse.bench.measure.stand.ProcessTime;
import dev.gatehouse.bench.measure.stand.Stand;
import dev.gatehouse.common.provider.SignatureProvider;
import java.io.IOException;
import java.util.concurrent.TimeUnit;

/// What 20,000 deliveries a second cost, and how late they are beside a reader of the log.
final class NormalDay implements Gauge {
    static final int USERS = 100;
    static final int FAN_OUT = 10;
    static final int BYTES = 300;
    static final int EVENTS_PER_SECOND = 2_000;
    static final String LOAD = "20 k deliveries/s, 100 × 10";

    private static final double ENOUGH = 40_000;
    private static final double MARGIN_MILLIS = 10;
    private static final double MEDIAN_MILLIS = 2;

    /// What such a day shows.
    ///
    /// @param perCpuSecond deliveries per CPU-second of the server
    /// @param read entries of the log, by a reader that does nothing else
    record Day(double perCpuSecond, Lateness delivered, Lateness read) {}

    @Override
    public String name() {
        return "steady";
    }

    @Override
    public void run(Lab lab) throws IOException, InterruptedException {
        for (SignatureProvider provider : SignatureProvider.values()) {
            lab.gateway(GatewayPlan.with(provider));
            tell(lab, Lab.label(provider), day(lab, Target.gateway(lab, USERS, FAN_OUT, BYTES)));
        }
    }

    static Day day(Lab lab, Target target) throws IOException, InterruptedException {
        Lateness delivered = new Lateness(target.audit(), target.stamp());
        Lateness read = new Lateness(Audit.none());
        try (Crowd crowd = new Crowd(delivered);
                Publisher publisher = target.publisher().get();
                LogReader _ = new LogReader(lab.stand().bytes(), Stand.CLIENT_EVENTS, read)) {
            crowd.join(target.channel(), target.stream(), target.requests());
            try (Clockwork _ = new Clockwork(publisher, USERS, EVENTS_PER_SECOND)) {
                Compiler.awaitQuiet(target.pid(), lab.scale().warmUp());
                double perCpuSecond = count(lab, target.pid(), delivered, read);
                FanOut.refuseWrong(publisher, target.audit(), delivered.endings());
                return new Day(perCpuSecond, delivered, read);
            }
        }
    }

    private static double count(Lab lab, long pid, Lateness delivered, Lateness read)
            throws IOException, InterruptedException {
        double before = ProcessTime.of(pid);
        delivered.count(true);
        read.count(true);
        TimeUnit.MILLISECONDS.sleep(2 * lab.scale().length().toMillis());
        delivered.count(false);
        read.count(false);
        return delivered.count() / (ProcessTime.of(pid) - before);
    }

    private static void tell(Lab lab, String provider, Day day) {
        String load = LOAD + ", " + provider;
        Lateness delivered = day.delivered();
        Lateness read = day.read();
        lab.found(Figure.atLeast("deliveries at " + load, day.perCpuSecond(), "per CPU-second", ENOUGH));
        lab.found(Figure.within(
                "publish → deliver p99 at " + load, delivered.p99Millis(), "ms", read.p99Millis(), MARGIN_MILLIS));
        lab.found(Figure.atMost("publish → deliver p50 at " + load, delivered.p50Millis(), "ms", MEDIAN_MILLIS));
        lab.tell("XADD → XREAD p50 " + Figure.number(read.p50Millis()) + " ms, p99 " + Figure.number(read.p99Millis())
                + " ms");
    }
}
