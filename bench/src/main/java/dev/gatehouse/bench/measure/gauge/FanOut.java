package dev.gatehouse.bench.measure.gauge;

import com.google.protobuf.ByteString;
import dev.gatehouse.bench.measure.baseline.BareServer;
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
import dev.gatehouse.bench.measure.wire.Calls;
import dev.gatehouse.common.provider.SignatureProvider;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// Deliveries per CPU-second of the gateway, by fan-out, payload and window, beside what a bare gRPC server and the
/// provider of signatures reach.
final class FanOut implements Gauge {
    private static final int STREAMS = 1_000;
    private static final List<Integer> FAN_OUTS = List.of(1, 10, 100, 1_000);
    private static final int WINDOW = 8_000;
    /// No window of ours: what outboxes of 256 events can hold without a stream being closed as overflowed.
    private static final int UNBOUNDED = 200 * STREAMS;

    private static final double SHARE = 0.7;

    private final Map<Case, Double> bareRates = new HashMap<>();

    private record Case(int fanOut, int bytes, int window) {
        int users() {
            return STREAMS / fanOut;
        }

        String text() {
            return users() + " × " + fanOut + ", " + bytes + " B, window "
                    + (window == UNBOUNDED ? "none" : Figure.number(window));
        }
    }

    @Override
    public String name() {
        return "fan-out";
    }

    @Override
    public void run(Lab lab) throws IOException, InterruptedException {
        List<Integer> payloads = lab.scale().quick() ? List.of(300) : List.of(256, 300);
        List<Integer> windows = lab.scale().quick() ? List.of(WINDOW) : List.of(WINDOW, UNBOUNDED);
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
        double value = gateway(lab, one);
        double limit = Rates.signedPush(bare, one.fanOut(), sign);
        String name = "deliveries, " + one.text() + ", " + Lab.label(provider);
        lab.found(Figure.rate(name, value, "per CPU-second", limit, SHARE));
    }

    private double bare(Lab lab, Case one) throws IOException, InterruptedException {
        Double known = bareRates.get(one);
        if (known != null) {
            return known;
        }
        List<byte[]> requests = IntStream.range(0, STREAMS)
                .mapToObj(n -> BareServer.request(n / one.fanOut()))
                .toList();
        Outstanding window = new Outstanding(one.window());
        Tally tally = new Tally(window, Audit.none());
        try (Crowd crowd = new Crowd(tally);
                Publisher publisher = lab.bare().publisher(one.bytes())) {
            crowd.join(lab.toBare(), Calls.BARE_PUSH, requests);
            Pressure pressure = new Pressure(lab.bare().pid(), publisher, one.users(), one.fanOut());
            Pressure.Yield found = pressure.measure(window, tally, lab.scale());
            tell(lab, "bare", one, found);
            bareRates.put(one, found.perCpuSecond());
            return found.perCpuSecond();
        }
    }

    private static double gateway(Lab lab, Case one) throws IOException, InterruptedException {
        Lab.Enrolled enrolled = lab.enrol(one.users(), one.fanOut());
        List<byte[]> requests = enrolled.members().parallelStream()
                .map(member -> member.subscribe(ByteString.EMPTY))
                .toList();
        Outstanding window = new Outstanding(one.window());
        Audit audit = Audit.of(lab.stand().signer());
        Tally tally = new Tally(window, audit);
        try (Crowd crowd = new Crowd(tally);
                Publisher publisher = lab.publisher(enrolled.prefix(), one.bytes())) {
            crowd.join(lab.toGateway(), Calls.SUBSCRIBE, requests);
            Pressure pressure = new Pressure(lab.stand().gatewayPid(), publisher, one.users(), one.fanOut());
            Pressure.Yield found = pressure.measure(window, tally, lab.scale());
            tell(lab, "gateway", one, found);
            refuseWrong(audit, found.missing());
            return found.perCpuSecond();
        }
    }

    private static void tell(Lab lab, String server, Case one, Pressure.Yield found) {
        lab.tell(server + ", " + one.text() + ": " + Figure.number(found.perCpuSecond()) + " per CPU-second, "
                + Figure.number(found.perSecond()) + " per second");
    }

    /// A fast gateway that is wrong has no figure.
    static void refuseWrong(Audit audit, long missing) throws IOException {
        if (audit.wrong() > 0 || audit.verified() == 0 || missing > 0) {
            throw new IOException(audit.wrong() + " wrong signatures of a sample of "
                    + (audit.wrong() + audit.verified()) + ", " + missing + " deliveries missing");
        }
    }
}
