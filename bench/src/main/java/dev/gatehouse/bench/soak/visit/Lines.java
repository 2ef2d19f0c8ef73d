package dev.gatehouse.bench.soak.visit;

import dev.gatehouse.common.grpc.GrpcTls;
import io.grpc.Attributes;
import io.grpc.ManagedChannel;
import io.grpc.netty.NettyChannelBuilder;
import io.grpc.netty.NettyChannelBuilder.LocalSocketPicker;
import io.netty.channel.ChannelOption;
import io.netty.handler.ssl.SslContext;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/// The connections to the gateway, over TLS, each from an address of its own of this machine's many (127.0.0.0/8, which
/// Linux has whole). They come and go; half of them are cut. Used by one thread.
public final class Lines {
    private static final String HOST = "127.0.0.1";
    private static final int SHORTEST_SECONDS = 20;
    private static final int LONGEST_SECONDS = 60;
    private static final int SMALL_WINDOW = 65_535;
    private static final int BYTE = 256;

    private final int port;
    private final SslContext tls;
    private final Random random;
    private final List<Line> lines = new ArrayList<>();

    /// @param authority whose certificate the gateway shows
    public Lines(int port, Path authority, long seed) throws IOException {
        this.port = port;
        this.tls = GrpcTls.client(authority);
        this.random = new Random(seed);
    }

    /// One that takes one more stream.
    public Line free() {
        long now = System.nanoTime();
        return lines.stream().filter(line -> line.isFree(now)).findFirst().orElseGet(this::add);
    }

    private Line add() {
        boolean rough = random.nextBoolean();
        NettyChannelBuilder builder = builder();
        if (rough) {
            // Closed with a reset, what was not sent yet is lost: as when a network goes away.
            builder.withOption(ChannelOption.SO_LINGER, 0);
        }
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(random.nextInt(SHORTEST_SECONDS, LONGEST_SECONDS));
        Line line = new Line(builder.build(), rough, end);
        lines.add(line);
        return line;
    }

    /// One for a stream that is not read. It is the caller's to end.
    public ManagedChannel deaf() {
        return builder().flowControlWindow(SMALL_WINDOW).build();
    }

    /// One of a stranger. It is the caller's to end.
    ManagedChannel stranger() {
        return builder().build();
    }

    private NettyChannelBuilder builder() {
        return NettyChannelBuilder.forAddress(HOST, port)
                .overrideAuthority("localhost")
                .sslContext(tls)
                .directExecutor()
                .disableRetry()
                .localSocketPicker(new From(address()));
    }

    private InetSocketAddress address() {
        String own = "127." + random.nextInt(1, BYTE) + "." + random.nextInt(BYTE) + "." + random.nextInt(1, BYTE - 1);
        return new InetSocketAddress(InetAddress.ofLiteral(own), 0);
    }

    /// Ends those whose time has come.
    public void sweep() {
        long now = System.nanoTime();
        lines.removeIf(line -> line.endIfDue(now));
    }

    public int size() {
        return lines.size();
    }

    /// Cuts them all.
    public void close() {
        lines.forEach(Line::cut);
    }

    private static final class From extends LocalSocketPicker {
        private final InetSocketAddress address;

        From(InetSocketAddress address) {
            this.address = address;
        }

        @Override
        public SocketAddress createSocketAddress(SocketAddress remote, Attributes attributes) {
            return address;
        }
    }
}
