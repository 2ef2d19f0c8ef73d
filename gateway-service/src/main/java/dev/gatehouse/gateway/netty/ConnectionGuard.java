package dev.gatehouse.gateway.netty;

import dev.gatehouse.gateway.event.GatewayEvent;
import io.grpc.ServerInterceptor;
import io.grpc.netty.NettyServerBuilder;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.ServerChannel;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Puts the bounds of connections into a gRPC server, and once a second looks after those that are in time's hands.
public final class ConnectionGuard implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ConnectionGuard.class);
    private static final int REPORT_PULSES = 10;
    /// Twice what is accepted, so that metadata that is too large for the contract is answered by the contract.
    private static final int MAX_HEADERS = 2 * CallGuard.MAX_METADATA;

    private final Connections connections;
    private final IncomingCalls calls;
    private final Duration idle;
    private final Transport transport = Transport.best();
    private final MultiThreadIoEventLoopGroup acceptor = new MultiThreadIoEventLoopGroup(1, transport.handlers());
    // One for each processor: with more, what is written at one moment is spread over more threads that have to wake.
    private final MultiThreadIoEventLoopGroup workers =
            new MultiThreadIoEventLoopGroup(Runtime.getRuntime().availableProcessors(), transport.handlers());
    private final Map<ConnectionEnd, Long> reported = new EnumMap<>(ConnectionEnd.class);
    private int pulses;

    /// @param idle after so long without a call a connection is closed
    ConnectionGuard(Connections connections, IncomingCalls calls, Duration idle) {
        this.connections = connections;
        this.calls = calls;
        this.idle = idle;
    }

    /// Sets the builder up. What is intercepted by [#interceptor] has to be added by the caller, in his order.
    public void guard(NettyServerBuilder builder) {
        builder.channelFactory(this::listener)
                .bossEventLoopGroup(acceptor)
                .workerEventLoopGroup(workers)
                .addTransportFilter(new TransportWatch(connections))
                .addStreamTracerFactory(calls)
                .maxInboundMetadataSize(MAX_HEADERS)
                .maxConnectionIdle(idle.toMillis(), TimeUnit.MILLISECONDS);
    }

    /// What has to stand before the handlers.
    public ServerInterceptor interceptor() {
        return new CallGuard();
    }

    private ServerChannel listener() {
        ServerChannel channel = transport.listener().get();
        channel.pipeline().addLast(new ConnectionGate(connections));
        return channel;
    }

    /// Called once a second, by one thread at a time.
    public void sweep() {
        connections.sweep();
        calls.sweep();
        pulses++;
        if (pulses % REPORT_PULSES == 0) {
            report();
        }
    }

    /// One line for each reason, however many connections ended for it: a flood must not fill the log.
    private void report() {
        for (ConnectionEnd end : ConnectionEnd.values()) {
            long count = connections.endedCount(end);
            Long before = reported.put(end, count);
            long more = count - (before == null ? 0 : before);
            if (end.isMisuse() && more > 0) {
                GatewayEvent.CONNECTIONS_ENDED.log(LOG, "reason", end.name(), "connections", more);
            }
        }
    }

    @Override
    public void close() {
        var unused = acceptor.shutdownGracefully(0, 0, TimeUnit.SECONDS);
        var unusedToo = workers.shutdownGracefully(0, 0, TimeUnit.SECONDS);
    }
}
