package dev.gatehouse.config.etcd;

import dev.gatehouse.config.entry.CommitOutcome;
import dev.gatehouse.config.entry.Compare;
import dev.gatehouse.config.entry.Operation;
import io.etcd.jetcd.api.KeyValue;
import io.etcd.jetcd.api.RangeResponse;
import io.etcd.jetcd.api.TxnResponse;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// Commits in etcd.
///
/// Those that append to the log go one after another within this process, because each must know the number
/// before it; other processes may come between, and then it is tried again with the number that they have left.
/// A commit is tried again only after etcd said that it did not happen.
final class EtcdCommits {
    private static final long UNKNOWN = -1;

    private final EtcdCluster cluster;
    private final EtcdKeys keys;
    private final ReentrantLock appending = new ReentrantLock(true);

    /// The number of the log's last entry, as far as known here. Read and written while holding the lock.
    private long logHead = UNKNOWN;

    EtcdCommits(EtcdCluster cluster, EtcdKeys keys) {
        this.cluster = cluster;
        this.keys = keys;
    }

    CommitOutcome commit(List<Compare> compares, List<Operation> operations) {
        if (EtcdTransaction.appends(operations)) {
            return append(compares, operations);
        }
        EtcdTransaction transaction = new EtcdTransaction(keys, compares, operations, 0);
        return switch (cluster.transact(transaction.request())) {
            case EtcdAnswer.Ok<TxnResponse>(var response) ->
                response.getSucceeded() ? new CommitOutcome.Committed() : new CommitOutcome.Conflict();
            case EtcdAnswer.Failed<TxnResponse> failed -> failure(transaction, failed);
        };
    }

    private CommitOutcome append(List<Compare> compares, List<Operation> operations) {
        long deadline = System.nanoTime() + EtcdCluster.BUDGET.toNanos();
        if (!lock()) {
            return new CommitOutcome.Unavailable("others that write kept this one waiting");
        }
        try {
            CommitOutcome outcome = null;
            while (outcome == null && System.nanoTime() < deadline) {
                outcome = logHead == UNKNOWN ? readLogHead() : tryAppend(compares, operations);
            }
            return outcome == null ? new CommitOutcome.Unavailable("other processes kept coming first") : outcome;
        } finally {
            appending.unlock();
        }
    }

    private boolean lock() {
        try {
            return appending.tryLock(EtcdCluster.BUDGET.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /// One attempt; null where another process came first.
    private @Nullable CommitOutcome tryAppend(List<Compare> compares, List<Operation> operations) {
        EtcdTransaction transaction = new EtcdTransaction(keys, compares, operations, logHead);
        return switch (cluster.transact(transaction.request())) {
            case EtcdAnswer.Ok<TxnResponse>(var response) -> {
                if (response.getSucceeded()) {
                    logHead++;
                    yield new CommitOutcome.Committed();
                }
                long expected = logHead;
                logHead = number(response.getResponses(0).getResponseRange());
                yield logHead == expected ? new CommitOutcome.Conflict() : null;
            }
            case EtcdAnswer.Failed<TxnResponse> failed -> {
                logHead = UNKNOWN;
                yield failure(transaction, failed);
            }
        };
    }

    private @Nullable CommitOutcome readLogHead() {
        return switch (cluster.range(EtcdTransaction.get(keys.logHead()))) {
            case EtcdAnswer.Ok<RangeResponse>(var response) -> {
                logHead = number(response);
                yield null;
            }
            case EtcdAnswer.Failed<RangeResponse> failed -> new CommitOutcome.Unavailable(failed.detail());
        };
    }

    private static long number(RangeResponse response) {
        return response.getKvsList().stream()
                .map(KeyValue::getValue)
                .mapToLong(value -> Long.parseLong(value.toStringUtf8()))
                .findFirst()
                .orElse(0);
    }

    private CommitOutcome failure(EtcdTransaction transaction, EtcdAnswer.Failed<TxnResponse> failed) {
        if (failed.isNoSpace()) {
            return noSpace(transaction, failed);
        }
        return failed.isHarmless()
                ? new CommitOutcome.Unavailable(failed.detail())
                : new CommitOutcome.OutcomeUnknown(failed.detail());
    }

    /// etcd's word that its quota is used up does not mean that nothing happened: a transaction that crosses
    /// the quota while others do is carried out and answered with it all the same. So what it writes is read
    /// back.
    private CommitOutcome noSpace(EtcdTransaction transaction, EtcdAnswer.Failed<TxnResponse> failed) {
        return switch (cluster.transact(transaction.readBack())) {
            case EtcdAnswer.Ok<TxnResponse>(var response) -> {
                if (!transaction.isIn(response)) {
                    yield new CommitOutcome.Full();
                }
                // A number of the log is given once. Anything else may have been there before.
                yield EtcdTransaction.appends(transaction.operations())
                        ? new CommitOutcome.Committed()
                        : new CommitOutcome.OutcomeUnknown(failed.detail());
            }
            case EtcdAnswer.Failed<TxnResponse> _ -> new CommitOutcome.OutcomeUnknown(failed.detail());
        };
    }
}
