package dev.gatehouse.bench.measure.baseline;

import dev.gatehouse.bench.measure.wire.Frames;
import io.grpc.ServerCall;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/// The streams of the bare server by group. Thread-safe.
final class Groups {
    private final Map<Integer, List<ServerCall<byte[], byte[]>>> members = new ConcurrentHashMap<>();
    private final Map<Integer, byte[]> payloads = new ConcurrentHashMap<>();

    void add(int group, ServerCall<byte[], byte[]> call) {
        members.computeIfAbsent(group, unused -> new CopyOnWriteArrayList<>()).add(call);
    }

    void remove(int group, ServerCall<byte[], byte[]> call) {
        members.getOrDefault(group, List.of()).remove(call);
    }

    void push(int group, int bytes) {
        byte[] payload = payloads.computeIfAbsent(bytes, length -> Frames.payload(length, 0));
        for (ServerCall<byte[], byte[]> call : members.getOrDefault(group, List.of())) {
            call.sendMessage(payload);
        }
    }
}
