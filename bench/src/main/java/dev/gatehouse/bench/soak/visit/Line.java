package dev.gatehouse.bench.soak.visit;

import io.grpc.CallOptions;
import io.grpc.ClientCall;
import io.grpc.ConnectivityState;
import io.grpc.ManagedChannel;
import io.grpc.MethodDescriptor;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// A connection to the gateway with the streams over it.
public final class Line {
    /// Less than a gateway allows on one.
    private static final int MOST_STREAMS = 24;

    private final ManagedChannel channel;
    private final boolean rough;
    private final long endsNanos;
    private final Set<Visit> visits = ConcurrentHashMap.newKeySet();
    private volatile boolean cut;

    /// @param rough whether it is cut under its streams
    /// @param endsNanos when it takes no more calls
    public Line(ManagedChannel channel, boolean rough, long endsNanos) {
        this.channel = channel;
        this.rough = rough;
        this.endsNanos = endsNanos;
    }

    /// A call over it, not begun.
    public ClientCall<byte[], byte[]> call(MethodDescriptor<byte[], byte[]> method) {
        return channel.newCall(method, CallOptions.DEFAULT);
    }

    /// Not one that has failed, either: its calls end at once, so that it would always have room, and get them all.
    boolean isFree(long nowNanos) {
        return visits.size() < MOST_STREAMS && nowNanos - endsNanos < 0 && !hasFailed();
    }

    private boolean hasFailed() {
        ConnectivityState state = channel.getState(false);
        return state == ConnectivityState.TRANSIENT_FAILURE || state == ConnectivityState.SHUTDOWN;
    }

    void add(Visit visit) {
        visits.add(visit);
    }

    void remove(Visit visit) {
        visits.remove(visit);
    }

    /// Ends it if it has failed or its time has come: at once if it is a rough one, else when its last stream has
    /// ended.
    ///
    /// @return whether it has ended
    boolean endIfDue(long nowNanos) {
        boolean ends = hasFailed() || (nowNanos - endsNanos >= 0 && (rough || visits.isEmpty()));
        if (ends) {
            cut();
        }
        return ends;
    }

    boolean isCut() {
        return cut;
    }

    /// Ends it now.
    public void cut() {
        cut = true;
        visits.forEach(Visit::leave);
        channel.shutdownNow();
    }
}
