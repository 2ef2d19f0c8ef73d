package dev.gatehouse.config.etcd;

import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientInterceptors;
import io.grpc.ConnectivityState;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.MetadataUtils;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/// One member of the cluster. Safe for use by many threads.
final class EtcdMember implements AutoCloseable {
    private static final long RECONNECT_NANOS = Duration.ofMillis(500).toNanos();

    private final ManagedChannel connection;
    private final Channel channel;
    private final AtomicLong reconnectedAt = new AtomicLong(System.nanoTime());

    EtcdMember(ManagedChannel connection) {
        this.connection = connection;
        this.channel =
                ClientInterceptors.intercept(connection, MetadataUtils.newAttachHeadersInterceptor(requireLeader()));
    }

    // A member that has lost its cluster says so at once, instead of waiting for it.
    private static Metadata requireLeader() {
        Metadata headers = new Metadata();
        headers.put(Metadata.Key.of("hasleader", Metadata.ASCII_STRING_MARSHALLER), "true");
        return headers;
    }

    /// Asks this member once.
    <Q, A> EtcdAnswer<A> call(MethodDescriptor<Q, A> method, Q request, Duration timeout) {
        reconnectSoon();
        SentTracer sent = new SentTracer();
        CallOptions options = CallOptions.DEFAULT
                .withDeadlineAfter(timeout.toNanos(), TimeUnit.NANOSECONDS)
                .withStreamTracerFactory(sent);
        try {
            return new EtcdAnswer.Ok<>(ClientCalls.blockingUnaryCall(channel, method, options, request));
        } catch (StatusRuntimeException e) {
            renewIfSilent(e.getStatus());
            return new EtcdAnswer.Failed<>(e.getStatus(), sent.isSent());
        }
    }

    /// gRPC waits up to two minutes between attempts to connect, which is too long for a member that came back.
    private void reconnectSoon() {
        long before = reconnectedAt.get();
        long now = System.nanoTime();
        if (connection.getState(false) == ConnectivityState.TRANSIENT_FAILURE
                && now - before > RECONNECT_NANOS
                && reconnectedAt.compareAndSet(before, now)) {
            connection.resetConnectBackoff();
        }
    }

    /// A connection that is silent may be cut without either side knowing. The next call makes a new one; calls
    /// under way are not disturbed.
    private void renewIfSilent(Status status) {
        if (status.getCode() == Status.Code.DEADLINE_EXCEEDED) {
            connection.enterIdle();
        }
    }

    @Override
    public void close() {
        connection.shutdownNow();
    }
}
