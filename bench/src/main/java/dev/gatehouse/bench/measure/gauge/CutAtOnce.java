package dev.gatehouse.bench.measure.gauge;

import com.google.protobuf.ByteString;
import dev.gatehouse.bench.measure.figure.Figure;
import dev.gatehouse.bench.measure.lab.Lab;
import dev.gatehouse.bench.measure.listen.Refill;
import dev.gatehouse.bench.measure.load.Crowd;
import dev.gatehouse.bench.measure.publishing.Publisher;
import dev.gatehouse.bench.measure.stand.GatewayPlan;
import dev.gatehouse.bench.measure.wire.Calls;
import dev.gatehouse.common.proto.edge.StreamMessage;
import dev.gatehouse.common.provider.SignatureProvider;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// A thousand streams that were cut at once come back together, and each has missed fifty events: how long until the
/// last of those is there. The load's own work is a part of it, on the same processors.
final class CutAtOnce implements Gauge {
    private static final int USERS = 100;
    private static final int FAN_OUT = 10;
    private static final int STREAMS = USERS * FAN_OUT;
    private static final int MISSED = 50;
    private static final int BYTES = 300;
    private static final int ROUNDS = 7;
    private static final double MOST_MILLIS = 250;
    private static final double NANOS_PER_MILLI = 1e6;
    private static final long PATIENCE_SECONDS = 30;
    private static final long SETTLE_SECONDS = 2;

    @Override
    public String name() {
        return "resume";
    }

    @Override
    public void run(Lab lab) throws IOException, InterruptedException {
        lab.gateway(GatewayPlan.with(SignatureProvider.CORRETTO));
        Lab.Enrolled enrolled = lab.enrol(USERS, FAN_OUT);
        try (Publisher publisher = lab.publisher(enrolled.prefix(), BYTES)) {
            List<Double> millis = new ArrayList<>();
            for (int round = 0; round < ROUNDS; round++) {
                millis.add(round(lab, enrolled, publisher));
            }
            lab.tell("rounds: " + millis.stream().map(Figure::number).toList() + " ms");
            Collections.sort(millis);
            lab.found(Figure.atMost(
                    "1 000 streams cut at once, 50 events missed each, all served (median of " + ROUNDS + ")",
                    millis.get(ROUNDS / 2),
                    "ms",
                    MOST_MILLIS));
        }
    }

    private static double round(Lab lab, Lab.Enrolled enrolled, Publisher publisher)
            throws IOException, InterruptedException {
        ByteString position = positionBefore(lab, enrolled, publisher);
        publish(publisher, MISSED);
        List<byte[]> requests = enrolled.members().parallelStream()
                .map(member -> member.subscribe(position))
                .toList();
        TimeUnit.SECONDS.sleep(SETTLE_SECONDS);
        Refill refill = new Refill(STREAMS * MISSED);
        try (Crowd crowd = new Crowd(refill, STREAMS)) {
            long began = System.nanoTime();
            crowd.join(lab.toGateway(), Calls.SUBSCRIBE, requests);
            long missing = refill.await(PATIENCE_SECONDS);
            if (missing > 0) {
                throw new IOException(missing + " missed events did not come");
            }
            return (System.nanoTime() - began) / NANOS_PER_MILLI;
        }
    }

    /// Where all clients stand when they are cut: at an event that was just delivered. A position is one of the log,
    /// and
    /// so the same for all.
    private static ByteString positionBefore(Lab lab, Lab.Enrolled enrolled, Publisher publisher)
            throws IOException, InterruptedException {
        Refill refill = new Refill(1);
        List<byte[]> one = List.of(enrolled.members().getLast().subscribe(ByteString.EMPTY));
        try (Crowd crowd = new Crowd(refill)) {
            crowd.join(lab.toGateway(), Calls.SUBSCRIBE, one);
            publisher.publish(USERS - 1, System.nanoTime());
            publisher.flush();
            if (refill.await(PATIENCE_SECONDS) > 0) {
                throw new IOException("no event came");
            }
        }
        return StreamMessage.parseFrom(refill.last()).getEvent().getPosition();
    }

    private static void publish(Publisher publisher, int each) {
        for (int n = 0; n < each; n++) {
            for (int user = 0; user < USERS; user++) {
                publisher.publish(user, System.nanoTime());
            }
        }
        publisher.flush();
    }
}
