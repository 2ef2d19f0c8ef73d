package dev.gatehouse.config.etcd;

import com.google.protobuf.ByteString;
import dev.gatehouse.config.entry.Bytes;
import dev.gatehouse.config.entry.CommitOutcome;
import dev.gatehouse.config.entry.Compare;
import dev.gatehouse.config.entry.ConfigStore;
import dev.gatehouse.config.entry.Entry;
import dev.gatehouse.config.entry.LogEntry;
import dev.gatehouse.config.entry.Operation;
import dev.gatehouse.config.entry.Read;
import io.etcd.jetcd.api.KeyValue;
import io.etcd.jetcd.api.RangeRequest;
import io.etcd.jetcd.api.RangeResponse;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// The configuration in etcd. Reads are linearizable; each commit is one transaction.
final class EtcdStore implements ConfigStore {
    private final EtcdCluster cluster;
    private final EtcdKeys keys;
    private final EtcdCommits commits;

    EtcdStore(EtcdCluster cluster, EtcdKeys keys) {
        this.cluster = cluster;
        this.keys = keys;
        this.commits = new EtcdCommits(cluster, keys);
    }

    @Override
    public Read<Optional<Entry>> get(String key) {
        RangeRequest request = RangeRequest.newBuilder().setKey(keys.entry(key)).build();
        return read(request, this::entry).map(found -> found.stream().findFirst());
    }

    @Override
    public Read<List<Entry>> list(String prefix, String after, int limit) {
        ByteString from = after.isEmpty() ? keys.entry(prefix) : EtcdKeys.after(keys.entry(after));
        return read(range(from, EtcdKeys.end(keys.entry(prefix)), limit), this::entry);
    }

    @Override
    public Read<List<LogEntry>> readLog(long after, int limit) {
        return read(range(EtcdKeys.after(keys.log(after)), keys.logEnd(), limit), this::logEntry);
    }

    @Override
    public CommitOutcome commit(List<Compare> compares, List<Operation> operations) {
        return commits.commit(compares, operations);
    }

    private static RangeRequest range(ByteString from, ByteString end, int limit) {
        return RangeRequest.newBuilder()
                .setKey(from)
                .setRangeEnd(end)
                .setLimit(limit)
                .build();
    }

    private <T> Read<List<T>> read(RangeRequest request, Function<KeyValue, T> each) {
        return switch (cluster.range(request)) {
            case EtcdAnswer.Ok<RangeResponse>(var response) ->
                new Read.Done<>(response.getKvsList().stream().map(each).toList());
            case EtcdAnswer.Failed<RangeResponse> failed -> new Read.Unavailable<>(failed.detail());
        };
    }

    private Entry entry(KeyValue stored) {
        return new Entry(keys.keyOf(stored.getKey()), bytes(stored));
    }

    private LogEntry logEntry(KeyValue stored) {
        return new LogEntry(keys.numberOf(stored.getKey()), bytes(stored));
    }

    private static Bytes bytes(KeyValue stored) {
        return Bytes.of(stored.getValue().toByteArray());
    }
}
