package dev.gatehouse.bench.torture.fault;

import dev.gatehouse.bench.cluster.Cluster;
import dev.gatehouse.bench.cluster.Node;
import dev.gatehouse.bench.torture.history.Fact;
import dev.gatehouse.bench.torture.schedule.Act;
import java.io.IOException;
import java.util.concurrent.TimeUnit;

/// What is done to the one Redis.
record RedisFaults(Cluster cluster) {
    /// Redis is killed and comes back with its append-only file.
    Fact.Faulted kill(Act.Fault fault) throws IOException, InterruptedException {
        return restart(fault, false);
    }

    /// Redis is killed and comes back without anything.
    Fact.Faulted empty(Act.Fault fault) throws IOException, InterruptedException {
        return restart(fault, true);
    }

    private Fact.Faulted restart(Act.Fault fault, boolean empty) throws IOException, InterruptedException {
        Node redis = cluster.redis();
        long began = ProcessFaults.now();
        redis.kill();
        if (empty) {
            cluster.forgetData();
        }
        TimeUnit.MILLISECONDS.sleep(fault.millis());
        redis.start();
        long over = ProcessFaults.now();
        return new Fact.Faulted(
                began,
                fault.kind().label(),
                redis.name(),
                -1,
                over,
                over,
                empty ? Fact.Loss.EVERYTHING : Fact.Loss.NOTHING);
    }
}
