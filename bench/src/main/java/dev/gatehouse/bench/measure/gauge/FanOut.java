package dev.gatehouse.bench.measure.gauge;

import dev.gatehouse.bench.measure.figure.Figure;
import dev.gatehouse.bench.measure.figure.Rates;
import dev.gatehouse.bench.measure.lab.Lab;
import dev.gatehouse.bench.measure.lab.Pressure;
import dev.gatehouse.bench.measure.listen.Audit;
import dev.gatehouse.bench.measure.listen.Outstanding;
import dev.gatehouse.bench.measure.listen.Tally;
import dev.gatehouse.bench.measure.load.Crowd;
import dev.gatehouse.bench.measure.publishing.Publisher;
import dev.gatehouse.bench.measure.stand.GatewayPlan;
import dev.gatehouse.common.provider.SignatureProvider;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Deliveries per CPU-second of the gateway, by fan-out, payload and window, beside what a bare gRPC server and the
/// provider of signatures reach.
final class FanOut implements Gauge {
    private static final List<Integer> FAN_OUTS = List.of(1, 10, 100, 1_000);
    private static final double SHARE = 0.7;

    private final Map<Case, Double> bareRates = new HashMap<>();

    @Override
    public String name() {
        return "fan-out";
    }

    @Override
    public void run(Lab lab) throws IOException, InterruptedException {
        List<Integer> payloads = lab.scale().quick() ? List.of(300) : List.of(256, 300);
        List<Integer> windows = lab.scale().quick() ? List.of(Case.WINDOW) : List.of(Case.WINDOW, Case.UNBOUNDED);
        for (SignatureProvider provider : SignatureProvider.values()) {
            for (int fanOut : FAN_OUTS) {
                for (int bytes : payloads) {
                    for (int window : windows) {
                        compare(lab, provider, new Case(fanOut, bytes, window));
                    }
                }
            }
        }
    }

    private void compare(Lab lab, SignatureProvider provider, Case one) throws IOException, InterruptedException {
        double sign = lab.signatures(provider).sign();
        double bare = bare(lab, one);
        lab.gateway(GatewayPlan.with(provider));
        double value = press(lab, Target.gateway(lab, one.users(), one.fanOut(), one.bytes()), one);
        double limit = Rates.signedPush(bare, one.fanOut(), sign);
        String name = "deliveries, " + one.text() + ", " + Lab.label(provider);
        lab.found(Figure.rate(name, value, "per CPU-second", limit, SHARE));
    }

    private double bare(Lab lab, Case one) throws IOException, InterruptedException {
        Double known = bareRates.get(one);
        if (known != null) {
            return known;
        }
        double rate = press(lab, Target.bare(lab, one.users(), one.fanOut(), one.bytes()), one);
        bareRates.put(one, rate);
        return rate;
    }

    /// Presses as hard as the window allows.
    ///
    /// @return deliveries per CPU-second of the target's process
    static double press(Lab lab, Target target, Case one) throws IOException, InterruptedException {
        Outstanding window = new Outstanding(one.window());
        Tally tally = new Tally(window, target.audit());
        try (Crowd crowd = new Crowd(tally);
                Publisher publisher = target.publisher().get()) {
            crowd.join(target.channel(), target.stream(), target.requests());
            Pressure pressure = new Pressure(target.pid(), publisher, one.users(), one.fanOut());
            Pressure.Yield found = pressure.measure(window, tally, lab.scale());
            lab.tell(target.name() + ", " + one.text() + ": " + Figure.number(found.perCpuSecond())
                    + " per CPU-second, " + Figure.number(found.perSecond()) + " per second");
            refuseWrong(publisher, target.audit(), found.missing());
            return found.perCpuSecond();
        }
    }

    /// A fast server that is wrong has no figure.
    static void refuseWrong(Publisher publisher, Audit audit, long missing) throws IOException {
        if (!audit.isClean() || missing > 0 || !publisher.firstRefusal().isEmpty()) {
            throw new IOException(
                    audit + ", " + missing + " deliveries missing, first refusal: " + publisher.firstRefusal());
        }
    }
}
