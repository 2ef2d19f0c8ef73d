package dev.gatehouse.config.etcd;

import io.etcd.jetcd.api.KVGrpc;
import io.etcd.jetcd.api.RangeRequest;
import io.etcd.jetcd.api.RangeResponse;
import io.etcd.jetcd.api.TxnRequest;
import io.etcd.jetcd.api.TxnResponse;
import io.grpc.MethodDescriptor;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/// The cluster: asks one member, and the next where that is safe. Every call ends within [#BUDGET]. Safe for
/// use by many threads.
final class EtcdCluster implements AutoCloseable {
    /// How long a call may take, over all members.
    static final Duration BUDGET = Duration.ofSeconds(6);

    private static final Duration READ = Duration.ofSeconds(2);
    private static final Duration WRITE = Duration.ofSeconds(5);

    private final List<EtcdMember> members;
    private final AtomicInteger preferred = new AtomicInteger();

    EtcdCluster(List<EtcdMember> members) {
        this.members = List.copyOf(members);
    }

    /// Reads; repeated on the next member where one fails.
    EtcdAnswer<RangeResponse> range(RangeRequest request) {
        return call(KVGrpc.getRangeMethod(), request, READ, true);
    }

    /// Writes; given to the next member only where nothing was sent to the one before.
    EtcdAnswer<TxnResponse> transact(TxnRequest request) {
        return call(KVGrpc.getTxnMethod(), request, WRITE, false);
    }

    private <Q, A> EtcdAnswer<A> call(MethodDescriptor<Q, A> method, Q request, Duration timeout, boolean repeatable) {
        long deadline = System.nanoTime() + BUDGET.toNanos();
        EtcdAnswer<A> answer = ask(method, request, timeout);
        for (int more = 1; more < members.size(); more++) {
            if (!(answer instanceof EtcdAnswer.Failed<A> failed) || !(repeatable || failed.isHarmless())) {
                return answer;
            }
            Duration left = Duration.ofNanos(deadline - System.nanoTime());
            if (left.isNegative()) {
                return answer;
            }
            answer = ask(method, request, left.compareTo(timeout) < 0 ? left : timeout);
        }
        return answer;
    }

    private <Q, A> EtcdAnswer<A> ask(MethodDescriptor<Q, A> method, Q request, Duration timeout) {
        int index = preferred.get();
        EtcdAnswer<A> answer = members.get(index).call(method, request, timeout);
        if (answer instanceof EtcdAnswer.Failed<A>) {
            preferred.compareAndSet(index, (index + 1) % members.size());
        }
        return answer;
    }

    @Override
    public void close() {
        members.forEach(EtcdMember::close);
    }
}
