package dev.gatehouse.bench.measure.gauge;

import com.google.protobuf.ByteString;
import dev.gatehouse.bench.measure.figure.Figure;
import dev.gatehouse.bench.measure.lab.Lab;
import dev.gatehouse.bench.measure.listen.Audit;
import dev.gatehouse.bench.measure.listen.Lateness;
import dev.gatehouse.bench.measure.load.Crowd;
import dev.gatehouse.bench.measure.load.Deaf;
import dev.gatehouse.bench.measure.member.Member;
import dev.gatehouse.bench.measure.publishing.Clockwork;
import dev.gatehouse.bench.measure.publishing.Publisher;
import dev.gatehouse.bench.measure.stand.Compiler;
import dev.gatehouse.bench.measure.stand.GatewayPlan;
import dev.gatehouse.bench.measure.wire.Calls;
import dev.gatehouse.common.provider.SignatureProvider;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// What it does to the others when one client in a hundred stops reading: their p99 with such clients by their p99
/// without, over interleaved pairs, because this machine changes under the measurement.
final class Stalled implements Gauge {
    private static final int USERS = 100;
    private static final int FAN_OUT = 10;
    private static final int STALLED = 10;
    private static final int EVENTS_PER_SECOND = 2_000;
    private static final int BYTES = 300;
    private static final double MOST = 1.25;

    @Override
    public String name() {
        return "stalled";
    }

    @Override
    public void run(Lab lab) throws IOException, InterruptedException {
        lab.gateway(GatewayPlan.with(SignatureProvider.CORRETTO));
        // One device more of each of the first users: it is the one that hangs.
        Lab.Enrolled enrolled = lab.enrol(USERS, FAN_OUT + 1);
        List<Member> members = enrolled.members();
        List<Member> readers = new ArrayList<>();
        List<Member> hanging = new ArrayList<>();
        for (int n = 0; n < members.size(); n++) {
            (n % (FAN_OUT + 1) == 0 ? hanging : readers).add(members.get(n));
        }
        Lateness lateness = new Lateness(Audit.none());
        try (Crowd crowd = new Crowd(lateness);
                Publisher publisher = lab.publisher(enrolled.prefix(), BYTES)) {
            crowd.join(lab.toGateway(), Calls.SUBSCRIBE, signed(readers));
            try (Clockwork _ = new Clockwork(publisher, USERS, EVENTS_PER_SECOND)) {
                Compiler.awaitQuiet(lab.stand().gatewayPid(), lab.scale().warmUp());
                List<Double> ratios = pairs(lab, hanging.subList(0, STALLED), lateness);
                Collections.sort(ratios);
                lab.tell("p99 ratios: " + ratios.stream().map(Figure::number).toList());
                lab.found(Figure.atMost(
                        "others' p99 while 1 % stop reading, by p99 without (median of " + ratios.size() + " pairs)",
                        ratios.get(ratios.size() / 2),
                        "ratio",
                        MOST));
            }
        }
    }

    private static List<Double> pairs(Lab lab, List<Member> hanging, Lateness lateness) throws InterruptedException {
        List<Double> ratios = new ArrayList<>();
        for (int pair = 0; pair < lab.scale().of(10, 4); pair++) {
            double without = tail(lab, lateness);
            try (Deaf _ = new Deaf(lab.gatewayPort(), signed(hanging))) {
                ratios.add(tail(lab, lateness) / without);
            }
        }
        return ratios;
    }

    private static double tail(Lab lab, Lateness lateness) throws InterruptedException {
        lateness.reset();
        lateness.count(true);
        TimeUnit.MILLISECONDS.sleep(lab.scale().length().toMillis());
        lateness.count(false);
        return lateness.p99Millis();
    }

    private static List<byte[]> signed(List<Member> members) {
        return members.parallelStream()
                .map(member -> member.subscribe(ByteString.EMPTY))
                .toList();
    }
}
