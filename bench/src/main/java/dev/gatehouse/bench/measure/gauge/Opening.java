package dev.gatehouse.bench.measure.gauge;

import com.google.protobuf.ByteString;
import dev.gatehouse.bench.measure.baseline.BareServer;
import dev.gatehouse.bench.measure.figure.Figure;
import dev.gatehouse.bench.measure.figure.Rates;
import dev.gatehouse.bench.measure.lab.Lab;
import dev.gatehouse.bench.measure.lab.Rush;
import dev.gatehouse.bench.measure.load.Burst;
import dev.gatehouse.bench.measure.member.Member;
import dev.gatehouse.bench.measure.stand.GatewayPlan;
import dev.gatehouse.bench.measure.wire.Calls;
import dev.gatehouse.common.provider.SignatureProvider;
import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;

/// Streams that are opened, hear their first word and are cancelled, per CPU-second, over connections that are open.
final class Opening implements Gauge {
    /// Enough that no connection is closed for the streams that it resets.
    private static final int CONNECTIONS = 400;

    private static final int SESSIONS = 4_000;
    private static final double SHARE = 0.6;

    @Override
    public String name() {
        return "open";
    }

    @Override
    public void run(Lab lab) throws IOException, InterruptedException {
        double bare = bare(lab);
        for (SignatureProvider provider : SignatureProvider.values()) {
            lab.gateway(GatewayPlan.with(provider));
            double limit = Rates.inSeries(bare, lab.signatures(provider).verify());
            lab.found(Figure.rate(
                    "streams opened, " + Lab.label(provider), gateway(lab), "per CPU-second", limit, SHARE));
        }
    }

    private static double bare(Lab lab) throws IOException, InterruptedException {
        try (Burst burst = new Burst(lab.toBare(), CONNECTIONS, Calls.BARE_PUSH)) {
            Rush rush = new Rush(
                    lab.bare().pid(),
                    burst,
                    count -> IntStream.range(0, count)
                            .mapToObj(BareServer::request)
                            .toList());
            double rate = measure(lab, rush);
            lab.tell("bare stream opened: " + Figure.number(rate) + " per CPU-second");
            return rate;
        }
    }

    private static double gateway(Lab lab) throws IOException, InterruptedException {
        List<Member> members = lab.enrol(SESSIONS, 1).members();
        try (Burst burst = new Burst(lab.toGateway(), CONNECTIONS, Calls.SUBSCRIBE)) {
            return measure(
                    lab,
                    new Rush(
                            lab.stand().gatewayPid(),
                            burst,
                            count -> IntStream.range(0, count)
                                    .parallel()
                                    .mapToObj(n -> members.get(n % SESSIONS).subscribe(ByteString.EMPTY))
                                    .toList()));
        }
    }

    private static double measure(Lab lab, Rush rush) throws IOException, InterruptedException {
        return rush.measure(lab.scale().of(20_000, 12_000), lab.scale().of(30_000, 12_000));
    }
}
