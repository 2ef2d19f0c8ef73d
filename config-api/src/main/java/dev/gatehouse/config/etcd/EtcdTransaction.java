package dev.gatehouse.config.etcd;

import com.google.protobuf.ByteString;
import dev.gatehouse.config.entry.Bytes;
import dev.gatehouse.config.entry.Compare;
import dev.gatehouse.config.entry.Operation;
import io.etcd.jetcd.api.DeleteRangeRequest;
import io.etcd.jetcd.api.PutRequest;
import io.etcd.jetcd.api.RangeRequest;
import io.etcd.jetcd.api.RequestOp;
import io.etcd.jetcd.api.TxnRequest;
import io.etcd.jetcd.api.TxnResponse;
import java.util.List;

/// A commit as a transaction of etcd.
///
/// The log's next number is ours to give: a transaction that appends compares the number of the last entry,
/// which it has to know, and tells it where the compares don't hold.
///
/// @param logHead the number of the log's last entry
record EtcdTransaction(EtcdKeys keys, List<Compare> compares, List<Operation> operations, long logHead) {

    /// True iff it needs to know the number of the log's last entry.
    static boolean appends(List<Operation> operations) {
        return operations.stream().anyMatch(Operation.Append.class::isInstance);
    }

    TxnRequest request() {
        TxnRequest.Builder request = TxnRequest.newBuilder();
        compares.forEach(compare -> request.addCompare(compare(compare)));
        operations.forEach(operation -> add(request, operation));
        if (appends(operations)) {
            request.addCompare(compareLogHead());
            request.addFailure(RequestOp.newBuilder().setRequestRange(get(keys.logHead())));
        }
        return request.build();
    }

    /// Reads what it writes, to see whether it happened.
    TxnRequest readBack() {
        TxnRequest.Builder request = TxnRequest.newBuilder();
        operations.forEach(
                operation -> request.addSuccess(RequestOp.newBuilder().setRequestRange(get(key(operation)))));
        return request.build();
    }

    /// True iff the answer to [#readBack] is what it would have written.
    boolean isIn(TxnResponse answer) {
        for (int i = 0; i < operations.size(); i++) {
            List<ByteString> found = answer.getResponses(i).getResponseRange().getKvsList().stream()
                    .map(stored -> stored.getValue())
                    .toList();
            List<ByteString> expected = switch (operations.get(i)) {
                case Operation.Put(var _, var value) -> List.of(bytes(value));
                case Operation.Append(var value) -> List.of(bytes(value));
                case Operation.Delete(var _) -> List.of();
            };
            if (!found.equals(expected)) {
                return false;
            }
        }
        return true;
    }

    private ByteString key(Operation operation) {
        return switch (operation) {
            case Operation.Put(var key, var _) -> keys.entry(key);
            case Operation.Delete(var key) -> keys.entry(key);
            case Operation.Append(var _) -> keys.log(logHead + 1);
        };
    }

    private io.etcd.jetcd.api.Compare compare(Compare compare) {
        return switch (compare) {
            case Compare.Is(var key, var value) -> is(keys.entry(key), bytes(value));
            case Compare.Absent(var key) -> absent(keys.entry(key));
        };
    }

    private io.etcd.jetcd.api.Compare compareLogHead() {
        return logHead == 0 ? absent(keys.logHead()) : is(keys.logHead(), number(logHead));
    }

    private static io.etcd.jetcd.api.Compare is(ByteString key, ByteString value) {
        return io.etcd.jetcd.api.Compare.newBuilder()
                .setKey(key)
                .setTarget(io.etcd.jetcd.api.Compare.CompareTarget.VALUE)
                .setResult(io.etcd.jetcd.api.Compare.CompareResult.EQUAL)
                .setValue(value)
                .build();
    }

    private static io.etcd.jetcd.api.Compare absent(ByteString key) {
        return io.etcd.jetcd.api.Compare.newBuilder()
                .setKey(key)
                .setTarget(io.etcd.jetcd.api.Compare.CompareTarget.VERSION)
                .setResult(io.etcd.jetcd.api.Compare.CompareResult.EQUAL)
                .setVersion(0)
                .build();
    }

    private void add(TxnRequest.Builder request, Operation operation) {
        switch (operation) {
            case Operation.Put(var _, var value) -> request.addSuccess(put(key(operation), bytes(value)));
            case Operation.Delete(var _) ->
                request.addSuccess(RequestOp.newBuilder()
                        .setRequestDeleteRange(DeleteRangeRequest.newBuilder().setKey(key(operation))));
            case Operation.Append(var value) -> {
                request.addSuccess(put(key(operation), bytes(value)));
                request.addSuccess(put(keys.logHead(), number(logHead + 1)));
            }
        }
    }

    private static RequestOp put(ByteString key, ByteString value) {
        return RequestOp.newBuilder()
                .setRequestPut(PutRequest.newBuilder().setKey(key).setValue(value))
                .build();
    }

    static RangeRequest get(ByteString key) {
        return RangeRequest.newBuilder().setKey(key).build();
    }

    private static ByteString number(long number) {
        return ByteString.copyFromUtf8(Long.toString(number));
    }

    private static ByteString bytes(Bytes value) {
        return ByteString.copyFrom(value.toArray());
    }
}
