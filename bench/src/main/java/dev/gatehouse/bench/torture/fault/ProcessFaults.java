package dev.gatehouse.bench.torture.fault;

import dev.gatehouse.bench.cluster.Cluster;
import dev.gatehouse.bench.cluster.Node;
import dev.gatehouse.bench.torture.history.Fact;
import dev.gatehouse.bench.torture.schedule.Act;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Carries out what is done to processes, and heals it. One fault at a time.
public final class ProcessFaults {
    private final Cluster cluster;
    private final Switchboard switchboard;
    private final RedisFaults redis;

    public ProcessFaults(Cluster cluster, Switchboard switchboard) {
        this.cluster = cluster;
        this.switchboard = switchboard;
        this.redis = new RedisFaults(cluster);
    }

    /// Returns when all is as before, with the times of the fault.
    public Fact.Faulted carryOut(Act.Fault fault) throws IOException, InterruptedException {
        return switch (fault.kind()) {
            case GATEWAY_KILL -> gatewayEnds(fault, Node::kill);
            case GATEWAY_RESTART -> gatewayEnds(fault, Node::stop);
            case GATEWAY_FREEZE -> freeze(fault, cluster.gateways().get(fault.gateway()));
            case REDIS_KILL -> redis.kill(fault);
            case REDIS_FREEZE -> freeze(fault, cluster.redis());
            case REDIS_EMPTY -> redis.empty(fault);
            case SESSION_SERVICE_KILL -> killed(fault, cluster.sessionService());
            case SESSION_SERVICE_FREEZE -> freeze(fault, cluster.sessionService());
            case STAND_INS_FREEZE -> freeze(fault, cluster.standIns());
            case MASTER_MOVE -> failovers().move(fault);
            case MASTER_KILL -> failovers().kill(fault);
            case MASTER_FREEZE -> failovers().freeze(fault);
            case MASTER_ISOLATE -> throw new IllegalArgumentException("that is an act of its own");
            case REPLICA_KILL -> killed(fault, one(cluster.group().replicas(), fault));
            case REPLICA_FREEZE -> frozen(fault, one(cluster.group().replicas(), fault));
            case SENTINEL_KILL -> killed(fault, one(cluster.group().sentinels(), fault));
            case SENTINEL_FREEZE -> frozen(fault, one(cluster.group().sentinels(), fault));
        };
    }

    /// Returns when all is as before, with the times of the fault.
    ///
    /// @param meanwhile is done when nothing that is written now will be kept
    public Fact.Faulted carryOut(Act.Isolate isolate, Runnable meanwhile) throws IOException, InterruptedException {
        return failovers().isolate(isolate, meanwhile);
    }

    private Failovers failovers() {
        return new Failovers(cluster.group());
    }

    private static Node one(List<Node> nodes, Act.Fault fault) {
        return nodes.get(fault.gateway() % nodes.size());
    }

    /// The other gateways serve from the moment on that this one is gone.
    private Fact.Faulted gatewayEnds(Act.Fault fault, Ending ending) throws IOException, InterruptedException {
        Node node = cluster.gateways().get(fault.gateway());
        long began = now();
        switchboard.down(fault.gateway());
        ending.of(node);
        long over = now();
        TimeUnit.MILLISECONDS.sleep(fault.millis());
        node.start();
        switchboard.up(fault.gateway());
        return fact(fault, node, began, over, now());
    }

    private interface Ending {
        void of(Node node) throws IOException, InterruptedException;
    }

    /// Events don't need it: they must flow all the time.
    private Fact.Faulted killed(Act.Fault fault, Node node) throws IOException, InterruptedException {
        long began = now();
        node.kill();
        TimeUnit.MILLISECONDS.sleep(fault.millis());
        node.start();
        return whole(fact(fault, node, began, began, now()));
    }

    /// As [#killed]: others do its work.
    private Fact.Faulted frozen(Act.Fault fault, Node node) throws IOException, InterruptedException {
        Fact.Faulted fact = freeze(fault, node);
        return whole(new Fact.Faulted(
                fact.at(), fact.kind(), fact.target(), fact.slot(), fact.at(), fact.healed(), fact.loss()));
    }

    /// The next failover needs all that take part in it.
    private Fact.Faulted whole(Fact.Faulted fact) throws IOException, InterruptedException {
        if (cluster.isGroup()) {
            cluster.group().awaitWhole();
        }
        return fact;
    }

    private static Fact.Faulted freeze(Act.Fault fault, Node node) throws IOException, InterruptedException {
        long began = now();
        node.freeze();
        TimeUnit.MILLISECONDS.sleep(fault.millis());
        node.thaw();
        long over = now();
        return fact(fault, node, began, over, over);
    }

    private static Fact.Faulted fact(Act.Fault fault, Node node, long began, long over, long healed) {
        return new Fact.Faulted(began, fault.kind().label(), node.name(), -1, over, healed, Fact.Loss.NOTHING);
    }

    static long now() {
        return System.currentTimeMillis();
    }
}
