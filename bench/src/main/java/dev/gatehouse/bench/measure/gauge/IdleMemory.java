package dev.gatehouse.bench.measure.gauge;

import com.google.protobuf.ByteString;
import dev.gatehouse.bench.measure.baseline.BareServer;
import dev.gatehouse.bench.measure.figure.Figure;
import dev.gatehouse.bench.measure.figure.Rates;
import dev.gatehouse.bench.measure.lab.Lab;
import dev.gatehouse.bench.measure.listen.Audit;
import dev.gatehouse.bench.measure.listen.Lateness;
import dev.gatehouse.bench.measure.load.Crowd;
import dev.gatehouse.bench.measure.member.Member;
import dev.gatehouse.bench.measure.stand.GatewayPlan;
import dev.gatehouse.bench.measure.stand.LiveHeap;
import dev.gatehouse.bench.measure.wire.Calls;
import dev.gatehouse.bench.measure.wire.Channels;
import dev.gatehouse.common.provider.SignatureProvider;
import dev.gatehouse.local.process.ResidentMemory;
import io.grpc.ManagedChannel;
import io.grpc.MethodDescriptor;
import java.io.IOException;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/// What one more idle stream on a connection of its own takes: the slope between few and many of them.
final class IdleMemory implements Gauge {
    private static final double KB = 1_000;
    private static final double FACTOR = 2.5;
    private static final double MOST_KB = 20;

    @Override
    public String name() {
        return "memory";
    }

    /// Bytes of one stream.
    private record Slope(double heap, double resident) {}

    @Override
    public void run(Lab lab) throws IOException, InterruptedException {
        Slope bare = slope(lab, lab.bare().pid(), lab.toBare(), Calls.BARE_PUSH, IdleMemory::bareRequests);
        lab.tell("bare idle stream: " + Figure.number(bare.heap() / KB) + " KB of heap, "
                + Figure.number(bare.resident() / KB) + " KB resident");
        gateway(lab, "plain text", new GatewayPlan(SignatureProvider.CORRETTO, false), lab.toGateway(), bare);
        gateway(
                lab,
                "TLS",
                new GatewayPlan(SignatureProvider.CORRETTO, true),
                Channels.tls(lab.gatewayPort(), lab.stand().authority()),
                bare);
    }

    private static void gateway(
            Lab lab, String transport, GatewayPlan plan, Supplier<ManagedChannel> channel, Slope bare)
            throws IOException, InterruptedException {
        lab.gateway(plan);
        List<Member> members = lab.enrol(most(lab), 1).members();
        Slope slope = slope(
                lab,
                lab.stand().gatewayPid(),
                channel,
                Calls.SUBSCRIBE,
                range -> range.parallel()
                        .mapToObj(n -> members.get(n).subscribe(ByteString.EMPTY))
                        .toList());
        String name = "idle stream, " + transport;
        lab.tell(name + ": " + Figure.number(slope.resident() / KB) + " KB resident");
        lab.found(Figure.cost(name + ", heap", slope.heap() / KB, "KB", bare.heap() / KB, FACTOR));
        lab.found(Figure.atMost(name + ", heap, whole", slope.heap() / KB, "KB", MOST_KB));
    }

    private static List<byte[]> bareRequests(IntStream range) {
        return range.mapToObj(BareServer::request).toList();
    }

    private static int few(Lab lab) {
        return lab.scale().of(5_000, 1_000);
    }

    private static int most(Lab lab) {
        return lab.scale().of(15_000, 3_000);
    }

    private static Slope slope(
            Lab lab,
            long pid,
            Supplier<ManagedChannel> channel,
            MethodDescriptor<byte[], byte[]> method,
            Function<IntStream, List<byte[]>> requests)
            throws IOException, InterruptedException {
        int few = few(lab);
        int most = most(lab);
        try (Crowd crowd = new Crowd(new Lateness(Audit.none()))) {
            crowd.join(channel, method, requests.apply(IntStream.range(0, few)));
            double heapFew = LiveHeap.of(pid);
            double residentFew = ResidentMemory.of(pid).orElseThrow();
            crowd.join(channel, method, requests.apply(IntStream.range(few, most)));
            double heapMost = LiveHeap.of(pid);
            double residentMost = ResidentMemory.of(pid).orElseThrow();
            return new Slope(
                    Rates.slope(few, heapFew, most, heapMost), Rates.slope(few, residentFew, most, residentMost));
        }
    }
}
