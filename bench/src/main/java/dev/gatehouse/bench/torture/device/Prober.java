package dev.gatehouse.bench.torture.device;

import dev.gatehouse.bench.torture.history.Fact;
import dev.gatehouse.client.Device;
import dev.gatehouse.client.stream.CloseReason;
import dev.gatehouse.client.stream.EventStream;
import dev.gatehouse.client.stream.StreamEvent;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// Goes on trying with a session that was revoked, as its thief would: often at first, then now and then.
final class Prober {
    private static final int OFTEN = 10;
    private static final int PROBES = 25;
    private static final long SHORT_PAUSE = 800;
    private static final long LONG_PAUSE = 10_000;
    private static final int FIRST_STREAM = 1_000_000;
    private static final int FIRST_STREAM_PROBE = 7;

    private final int slot;
    private final Device device;
    private final Consumer<Fact> facts;

    Prober(int slot, Device device, Consumer<Fact> facts) {
        this.slot = slot;
        this.device = device;
        this.facts = facts;
    }

    void run() throws InterruptedException {
        String session = device.session().id();
        Errand errand = new Errand(device, facts);
        for (int n = 0; n < PROBES; n++) {
            TimeUnit.MILLISECONDS.sleep(n < OFTEN ? SHORT_PAUSE : LONG_PAUSE);
            errand.attempt("p-" + session.substring(session.length() - 16) + "-" + n);
            // Not before it should have been closed: a second stream would close the first.
            if (n >= FIRST_STREAM_PROBE) {
                stream(FIRST_STREAM + n);
            }
        }
    }

    private void stream(int number) {
        long askedAt = System.currentTimeMillis();
        String session = device.session().id();
        EventStream stream = device.openStream(null, event -> {
            if (event instanceof StreamEvent.Opened opening) {
                facts.accept(new Fact.Opened(
                        System.currentTimeMillis(), slot, session, number, askedAt, opening.recovered()));
            }
        });
        CloseReason reason = stream.ended()
                .completeOnTimeout(new CloseReason.Cancelled(), 1, TimeUnit.SECONDS)
                .join();
        stream.close();
        facts.accept(new Fact.Closed(
                System.currentTimeMillis(),
                slot,
                session,
                number,
                reason.code(),
                reason instanceof CloseReason.Violated,
                true));
    }
}
