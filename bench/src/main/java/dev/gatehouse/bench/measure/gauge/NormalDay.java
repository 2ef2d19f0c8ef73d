package dev.gatehouse.bench.measure.gauge;

import com.google.protobuf.ByteString;
import dev.gatehouse.bench.measure.figure.Figure;
import dev.gatehouse.bench.measure.lab.Lab;
import dev.gatehouse.bench.measure.listen.Audit;
import dev.gatehouse.bench.measure.listen.Lateness;
import dev.gatehouse.bench.measure.load.Crowd;
import dev.gatehouse.bench.measure.publishing.Clockwork;
import dev.gatehouse.bench.measure.publishing.LogReader;
import dev.gatehouse.bench.measure.publishing.Publisher;
import dev.gatehouse.bench.measure.stand.GatewayPlan;
import dev.gatehouse.bench.measure.stand.ProcessTime;
import dev.gatehouse.bench.measure.stand.Stand;
import dev.gatehouse.bench.measure.wire.Calls;
import dev.gatehouse.common.provider.SignatureProvider;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// What 20,000 deliveries a second cost, and how late they are beside a reader of the log.
final class NormalDay implements Gauge {
    private static final int USERS = 100;
    private static final int FAN_OUT = 10;
    private static final int EVENTS_PER_SECOND = 2_000;
    private static final int BYTES = 300;
    private static final double ENOUGH = 40_000;
    private static final double MEDIAN = 50;
    private static final double TAIL = 99;
    private static final double MARGIN_MILLIS = 10;
    private static final double MEDIAN_MILLIS = 2;

    @Override
    public String name() {
        return "steady";
    }

    @Override
    public void run(Lab lab) throws IOException, InterruptedException {
        for (SignatureProvider provider : SignatureProvider.values()) {
            lab.gateway(GatewayPlan.with(provider));
            measure(lab, Lab.label(provider));
        }
    }

    private static void measure(Lab lab, String provider) throws IOException, InterruptedException {
        Lab.Enrolled enrolled = lab.enrol(USERS, FAN_OUT);
        List<byte[]> requests = enrolled.members().parallelStream()
                .map(member -> member.subscribe(ByteString.EMPTY))
                .toList();
        Lateness delivered = new Lateness(Audit.of(lab.stand().signer()));
        Lateness read = new Lateness(Audit.none());
        try (Crowd crowd = new Crowd(delivered);
                Publisher publisher = lab.publisher(enrolled.prefix(), BYTES);
                LogReader _ = new LogReader(lab.stand().bytes(), Stand.CLIENT_EVENTS, read)) {
            crowd.join(lab.toGateway(), Calls.SUBSCRIBE, requests);
            try (Clockwork _ = new Clockwork(publisher, USERS, EVENTS_PER_SECOND)) {
                TimeUnit.MILLISECONDS.sleep(2 * lab.scale().warmUp().toMillis());
                double perCpuSecond = count(lab, delivered, read);
                tell(lab, provider, perCpuSecond, delivered, read);
            }
        }
        FanOut.refuseWrong(delivered.audit(), delivered.endings());
    }

    private static double count(Lab lab, Lateness delivered, Lateness read) throws IOException, InterruptedException {
        long pid = lab.stand().gatewayPid();
        double before = ProcessTime.of(pid);
        delivered.count(true);
        read.count(true);
        TimeUnit.MILLISECONDS.sleep(2 * lab.scale().length().toMillis());
        delivered.count(false);
        read.count(false);
        return delivered.count() / (ProcessTime.of(pid) - before);
    }

    private static void tell(Lab lab, String provider, double perCpuSecond, Lateness delivered, Lateness read) {
        String load = "20 k deliveries/s, 100 × 10, " + provider;
        lab.found(Figure.atLeast("deliveries at " + load, perCpuSecond, "per CPU-second", ENOUGH));
        lab.found(Figure.within(
                "publish → deliver p99 at " + load, delivered.millis(TAIL), "ms", read.millis(TAIL), MARGIN_MILLIS));
        lab.found(Figure.atMost("publish → deliver p50 at " + load, delivered.millis(MEDIAN), "ms", MEDIAN_MILLIS));
        lab.tell("XADD → XREAD p50 " + Figure.number(read.millis(MEDIAN)) + " ms, p99 "
                + Figure.number(read.millis(TAIL)) + " ms");
    }
}
