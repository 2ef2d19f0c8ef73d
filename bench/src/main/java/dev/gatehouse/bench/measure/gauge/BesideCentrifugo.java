package dev.gatehouse.bench.measure.gauge;

import dev.gatehouse.bench.measure.figure.Figure;
import dev.gatehouse.bench.measure.lab.Lab;
import dev.gatehouse.bench.measure.rival.Centrifugo;
import dev.gatehouse.bench.measure.stand.GatewayPlan;
import dev.gatehouse.common.provider.SignatureProvider;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// The gateway, signing with the native provider, beside Centrifugo over Redis with history and recovery, which signs
/// nothing: one after the other under the same load.
///
/// @param program Centrifugo's binary
record BesideCentrifugo(Path program) implements Gauge {
    private static final List<Integer> FAN_OUTS = List.of(10, 1_000, 1);
    private static final int BYTES = 300;

    @Override
    public String name() {
        return "centrifugo";
    }

    @Override
    public void run(Lab lab) throws IOException, InterruptedException {
        lab.gateway(GatewayPlan.with(SignatureProvider.CORRETTO));
        try (Centrifugo rival = Centrifugo.start(lab.stand(), program)) {
            for (int fanOut : FAN_OUTS) {
                press(lab, rival, new Case(fanOut, BYTES, Case.WINDOW));
            }
            steady(lab, rival);
        }
    }

    private static void press(Lab lab, Centrifugo rival, Case one) throws IOException, InterruptedException {
        Target other = Target.centrifugo(rival, "f" + one.fanOut() + "-", one.users(), one.fanOut(), BYTES);
        double theirs = FanOut.press(lab, other, one);
        double ours = FanOut.press(lab, Target.gateway(lab, one.users(), one.fanOut(), BYTES), one);
        lab.found(Figure.rate(
                "deliveries, " + one.text() + ", Corretto, beside Centrifugo", ours, "per CPU-second", theirs, 1));
    }

    private static void steady(Lab lab, Centrifugo rival) throws IOException, InterruptedException {
        int users = NormalDay.USERS;
        int fanOut = NormalDay.FAN_OUT;
        NormalDay.Day theirs = NormalDay.day(lab, Target.centrifugo(rival, "day-", users, fanOut, BYTES));
        NormalDay.Day ours = NormalDay.day(lab, Target.gateway(lab, users, fanOut, BYTES));
        String load = NormalDay.LOAD + ", Corretto, beside Centrifugo";
        lab.found(
                Figure.rate("deliveries at " + load, ours.perCpuSecond(), "per CPU-second", theirs.perCpuSecond(), 1));
        lab.found(Figure.cost(
                "publish → deliver p99 at " + load,
                ours.delivered().p99Millis(),
                "ms",
                theirs.delivered().p99Millis(),
                1));
        lab.found(Figure.cost(
                "publish → deliver p50 at " + load,
                ours.delivered().p50Millis(),
                "ms",
                theirs.delivered().p50Millis(),
                1));
    }
}
