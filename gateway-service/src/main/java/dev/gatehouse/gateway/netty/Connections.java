package dev.gatehouse.gateway.netty;

import dev.gatehouse.gateway.limit.CallerNetwork;
import dev.gatehouse.gateway.limit.Origins;
import io.grpc.Attributes;
import io.grpc.Context;
import io.grpc.Grpc;
import io.netty.channel.Channel;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// The open connections of the gRPC listener, bounded over all and, where addresses are the callers' own, per
/// network of a caller.
public final class Connections {
    /// The connection of the call that is being handled.
    static final Context.Key<Connection> CURRENT = Context.key("connection");

    private final ConnectionLimits limits;
    private final Origins origins;
    private final LongSupplier nanos;
    private final Map<Ends, Connection> open = new ConcurrentHashMap<>();
    private final Map<CallerNetwork, Integer> perNetwork = new ConcurrentHashMap<>();
    private final Map<ConnectionEnd, LongAdder> ended = new EnumMap<>(ConnectionEnd.class);

    Connections(ConnectionLimits limits, Origins origins, LongSupplier nanos) {
        this.limits = limits;
        this.origins = origins;
        this.nanos = nanos;
        for (ConnectionEnd end : ConnectionEnd.values()) {
            ended.put(end, new LongAdder());
        }
    }

    /// Both ends of a connection, which name it.
    private record Ends(SocketAddress remote, SocketAddress local) {}

    /// The connection of the call that this thread handles; empty outside a call of the listener.
    public static Optional<Connection> current() {
        return Optional.ofNullable(CURRENT.get());
    }

    /// Takes a connection that was just accepted; false when it has to be dropped. Called by one thread at a time.
    boolean accept(Channel channel) {
        if (!(channel.remoteAddress() instanceof InetSocketAddress remote) || channel.localAddress() == null) {
            return false; // it has gone already
        }
        CallerNetwork network = CallerNetwork.of(remote.getAddress());
        Optional<ConnectionEnd> refusal = refusal(network);
        refusal.ifPresent(this::count);
        if (refusal.isEmpty()) {
            add(channel, network, new Ends(remote, channel.localAddress()));
        }
        return refusal.isEmpty();
    }

    private Optional<ConnectionEnd> refusal(CallerNetwork network) {
        if (open.size() >= limits.connections()) {
            return Optional.of(ConnectionEnd.TOO_MANY_CONNECTIONS);
        }
        return limits.addressPreserved() && perNetwork.getOrDefault(network, 0) >= limits.perAddress()
                ? Optional.of(ConnectionEnd.TOO_MANY_OF_ADDRESS)
                : Optional.empty();
    }

    private void add(Channel channel, CallerNetwork network, Ends ends) {
        Optional<CallerNetwork> own = limits.addressPreserved() ? Optional.of(network) : Optional.empty();
        Connection connection = new Connection(channel, origins.of(own), nanos.getAsLong());
        open.put(ends, connection);
        own.ifPresent(known -> perNetwork.merge(known, 1, Integer::sum));
        channel.closeFuture().addListener(closed -> {
            open.remove(ends, connection);
            own.ifPresent(known -> perNetwork.computeIfPresent(known, (same, count) -> count == 1 ? null : count - 1));
            count(connection.reason());
        });
    }

    /// The connection that a transport of gRPC's runs on.
    @Nullable
    Connection of(Attributes transport) {
        SocketAddress remote = transport.get(Grpc.TRANSPORT_ATTR_REMOTE_ADDR);
        SocketAddress local = transport.get(Grpc.TRANSPORT_ATTR_LOCAL_ADDR);
        return remote == null || local == null ? null : open.get(new Ends(remote, local));
    }

    /// Ends the connections on which nothing was called in time.
    void sweep() {
        long now = nanos.getAsLong();
        open.values().stream()
                .filter(connection -> connection.isSilent(now, limits.firstCall()))
                .forEach(Connection::endSilent);
    }

    private void count(ConnectionEnd end) {
        LongAdder count = ended.get(end);
        if (count != null) {
            count.increment();
        }
    }

    /// How many are open.
    public int openCount() {
        return open.size();
    }

    /// How many addresses they come from, where those count.
    public int addressCount() {
        return perNetwork.size();
    }

    /// How many ended so.
    public long endedCount(ConnectionEnd end) {
        LongAdder count = ended.get(end);
        return count == null ? 0 : count.sum();
    }
}
