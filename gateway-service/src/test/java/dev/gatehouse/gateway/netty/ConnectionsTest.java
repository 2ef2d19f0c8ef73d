package dev.gatehouse.gateway.netty;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.gateway.limit.Origins;
import io.netty.channel.embedded.EmbeddedChannel;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConnectionsTest {
    private static final int PER_NETWORK = 3;
    private static final Duration LONG = Duration.ofHours(1);

    private int port = 1_024;

    @Test
    void addressesOfOneIpv6NetworkShareItsConnections() {
        Connections connections = connections(true);

        List<EmbeddedChannel> open = new ArrayList<>();
        for (int host = 1; host <= PER_NETWORK; host++) {
            open.add(from("2001:db8:0:1::" + host));
            assertThat(connections.accept(open.getLast())).isTrue();
        }

        assertThat(connections.accept(from("2001:db8:0:1:ffff::9"))).isFalse();
        assertThat(connections.endedCount(ConnectionEnd.TOO_MANY_OF_ADDRESS)).isOne();
        assertThat(connections.accept(from("2001:db8:0:2::1"))).isTrue();
        var unused = open.getFirst().close();
        assertThat(connections.accept(from("2001:db8:0:1:ffff::9"))).isTrue();
        assertThat(connections.accept(from("2001:db8:0:1:ffff::9"))).isFalse();
    }

    @Test
    void ipv4AddressesHaveConnectionsOfTheirOwn() {
        Connections connections = connections(true);

        for (int i = 0; i < PER_NETWORK; i++) {
            assertThat(connections.accept(from("192.0.2.1"))).isTrue();
        }

        assertThat(connections.accept(from("192.0.2.1"))).isFalse();
        assertThat(connections.accept(from("192.0.2.2"))).isTrue();
    }

    @Test
    void balancersAddressIsNotCounted() {
        Connections connections = connections(false);

        for (int i = 0; i < 10 * PER_NETWORK; i++) {
            assertThat(connections.accept(from("2001:db8:0:1::1"))).isTrue();
        }
        assertThat(connections.openCount()).isEqualTo(10 * PER_NETWORK);
    }

    private static Connections connections(boolean addressPreserved) {
        return new Connections(
                new ConnectionLimits(1_000, PER_NETWORK, addressPreserved, LONG, LONG, 1, 1),
                new Origins(1, 1, System::nanoTime),
                System::nanoTime);
    }

    private EmbeddedChannel from(String literal) {
        port++;
        return new Accepted(new InetSocketAddress(InetAddress.ofLiteral(literal), port));
    }

    /// A connection from an address of one's choice.
    private static final class Accepted extends EmbeddedChannel {
        private final InetSocketAddress remote;

        Accepted(InetSocketAddress remote) {
            this.remote = remote;
        }

        @Override
        protected SocketAddress localAddress0() {
            return new InetSocketAddress(InetAddress.getLoopbackAddress(), 9_090);
        }

        @Override
        protected SocketAddress remoteAddress0() {
            return remote;
        }
    }
}
