package dev.gatehouse.bench.measure.gauge;

import com.google.protobuf.ByteString;
import dev.gatehouse.bench.measure.figure.Figure;
import dev.gatehouse.bench.measure.lab.Lab;
import dev.gatehouse.bench.measure.listen.Audit;
import dev.gatehouse.bench.measure.listen.Endings;
import dev.gatehouse.bench.measure.listen.Lateness;
import dev.gatehouse.bench.measure.load.Crowd;
import dev.gatehouse.bench.measure.member.Member;
import dev.gatehouse.bench.measure.member.Revoker;
import dev.gatehouse.bench.measure.publishing.Clockwork;
import dev.gatehouse.bench.measure.publishing.LogReader;
import dev.gatehouse.bench.measure.publishing.Publisher;
import dev.gatehouse.bench.measure.stand.Compiler;
import dev.gatehouse.bench.measure.stand.GatewayPlan;
import dev.gatehouse.bench.measure.stand.Stand;
import dev.gatehouse.bench.measure.wire.Calls;
import dev.gatehouse.common.provider.SignatureProvider;
import io.lettuce.core.api.StatefulRedisConnection;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// How long after a revocation is in the log its stream closes, while many are open and served.
final class RevokeUnderLoad implements Gauge {
    private static final int USERS = 100;
    private static final int FAN_OUT = 10;
    private static final int EVENTS_PER_SECOND = 2_000;
    private static final int BYTES = 300;
    private static final double MARGIN_MILLIS = 10;
    private static final long PAUSE_MILLIS = 20;
    private static final long PATIENCE_SECONDS = 10;

    @Override
    public String name() {
        return "revoke";
    }

    @Override
    public void run(Lab lab) throws IOException, InterruptedException {
        lab.gateway(GatewayPlan.with(SignatureProvider.CORRETTO));
        int streams = lab.scale().of(10_000, 3_000);
        Lab.Enrolled served = lab.enrol(USERS, FAN_OUT);
        Lab.Enrolled idle = lab.enrol(streams - USERS * FAN_OUT, 1);
        Lateness read = new Lateness(Audit.none());
        Endings endings = new Endings(streams, new Lateness(Audit.none()));
        try (Crowd crowd = new Crowd(endings);
                Publisher publisher = lab.publisher(served.prefix(), BYTES);
                LogReader _ = new LogReader(lab.stand().bytes(), Stand.CLIENT_EVENTS, read);
                StatefulRedisConnection<String, String> redis = lab.stand().texts()) {
            crowd.join(lab.toGateway(), Calls.SUBSCRIBE, signed(idle.members()));
            crowd.join(lab.toGateway(), Calls.SUBSCRIBE, signed(served.members()));
            try (Clockwork _ = new Clockwork(publisher, USERS, EVENTS_PER_SECOND)) {
                Compiler.awaitQuiet(lab.stand().gatewayPid(), lab.scale().warmUp());
                read.count(true);
                revoke(new Revoker(redis), idle.members().subList(0, lab.scale().of(500, 200)), endings);
                read.count(false);
            }
        }
        lab.found(Figure.within(
                "revoke → stream closed p99, " + Figure.number(streams) + " streams, 20 k deliveries/s",
                endings.p99Millis(),
                "ms",
                read.p99Millis(),
                MARGIN_MILLIS));
    }

    private static List<byte[]> signed(List<Member> members) {
        return members.parallelStream()
                .map(member -> member.subscribe(ByteString.EMPTY))
                .toList();
    }

    /// @param members whose streams have the numbers 0 and up
    private static void revoke(Revoker revoker, List<Member> members, Endings endings)
            throws IOException, InterruptedException {
        for (int stream = 0; stream < members.size(); stream++) {
            long revokedAt = revoker.revoke(members.get(stream).session());
            long deadline = revokedAt + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
            while (!endings.hasEnded(stream)) {
                if (System.nanoTime() - deadline > 0) {
                    throw new IOException("a revoked session's stream stays open");
                }
                TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
            }
            endings.count(stream, revokedAt);
        }
    }
}
