package dev.gatehouse.bench.torture.fault;

import dev.gatehouse.bench.cluster.Node;
import dev.gatehouse.bench.cluster.RedisGroup;
import dev.gatehouse.bench.torture.history.Fact;
import dev.gatehouse.bench.torture.schedule.Act;
import dev.gatehouse.bench.torture.schedule.FaultKind;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/// What is done to the master that Sentinels watch.
///
/// A fault is over, so that events must flow, when all Sentinels name another master; it is healed when the old one
/// follows that.
record Failovers(RedisGroup group) {
    private static final Duration UNDER_WAY = Duration.ofSeconds(3);

    /// In order: nothing is lost.
    Fact.Faulted move(Act.Fault fault) throws IOException, InterruptedException {
        Node master = group.master();
        long began = ProcessFaults.now();
        group.failOver();
        return fact(fault.kind().label(), master, began, ProcessFaults.now(), Fact.Loss.NOTHING);
    }

    /// Killed, and started again as the master that it was.
    Fact.Faulted kill(Act.Fault fault) throws IOException, InterruptedException {
        Node master = group.master();
        long began = ProcessFaults.now();
        master.kill();
        group.awaitOther(master);
        long over = ProcessFaults.now();
        sleepUntil(began + fault.millis());
        master.start();
        return fact(fault.kind().label(), master, began, over, Fact.Loss.TAIL);
    }

    /// Frozen, and back as if nothing had been. When that is soon, Sentinel may leave it the master.
    Fact.Faulted freeze(Act.Fault fault) throws IOException, InterruptedException {
        Node master = group.master();
        long began = ProcessFaults.now();
        master.freeze();
        boolean replaced = group.isLeftWithin(master, Duration.ofMillis(fault.millis()));
        long over = ProcessFaults.now();
        sleepUntil(began + fault.millis());
        master.thaw();
        if (!replaced) {
            over = ProcessFaults.now();
            replaced = group.isLeftWithin(master, UNDER_WAY);
            over = replaced ? ProcessFaults.now() : over;
        }
        String kind = fault.kind().label() + (replaced ? "" : "-short");
        return fact(kind, master, began, over, replaced ? Fact.Loss.TAIL : Fact.Loss.NOTHING);
    }

    /// Alone with those who use it, and back.
    ///
    /// @param meanwhile is done when nothing that is written now will be kept
    Fact.Faulted isolate(Act.Isolate isolate, Runnable meanwhile) throws IOException, InterruptedException {
        Node master = group.master();
        int port = group.masterPort();
        try (CuttingProxy toReplicas = CuttingProxy.to(() -> port)) {
            group.leadReplicasBy(toReplicas.port());
            long began = ProcessFaults.now();
            toReplicas.hold();
            long over;
            try (RedisGroup.Shut _ = group.shut()) {
                meanwhile.run();
                group.awaitOther(master);
                over = ProcessFaults.now();
                sleepUntil(began + isolate.millis());
            }
            toReplicas.forget();
            return fact(FaultKind.MASTER_ISOLATE.label(), master, began, over, Fact.Loss.TAIL);
        }
    }

    private Fact.Faulted fact(String kind, Node master, long began, long over, Fact.Loss loss)
            throws IOException, InterruptedException {
        group.awaitWhole();
        return new Fact.Faulted(began, kind, master.name(), -1, over, ProcessFaults.now(), loss);
    }

    private static void sleepUntil(long time) throws InterruptedException {
        TimeUnit.MILLISECONDS.sleep(Math.max(0, time - ProcessFaults.now()));
    }
}
