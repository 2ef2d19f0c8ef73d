package dev.gatehouse.bench.measure.baseline;

import dev.gatehouse.bench.measure.publishing.Publisher;
import dev.gatehouse.bench.measure.stand.Production;
import dev.gatehouse.bench.measure.stand.Stand;
import dev.gatehouse.local.layout.Listener;
import dev.gatehouse.local.process.Child;
import dev.gatehouse.local.process.ChildSpec;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The bare server's process, seen from the one that directs the run.
public final class BareServer implements AutoCloseable {
    private static final String PROGRAM = "dev.gatehouse.bench.Bench";
    private static final int PATIENCE_MILLIS = 30_000;

    private final Stand stand;
    private final Child child;
    private final Socket socket;
    private final DataOutputStream orders;
    private final int port;

    private BareServer(Stand stand, Child child, Socket socket) throws IOException {
        this.stand = stand;
        this.child = child;
        this.socket = socket;
        this.orders = new DataOutputStream(new BufferedOutputStream(socket.getOutputStream()));
        this.port = new DataInputStream(socket.getInputStream()).readInt();
    }

    /// Starts it on the same virtual machine as the gateway and returns when it listens.
    public static BareServer start(Stand stand) throws IOException {
        try (ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            listener.setSoTimeout(PATIENCE_MILLIS);
            List<String> command = new ArrayList<>(Production.command(Stand.HEAP));
            command.addAll(List.of(
                    "-cp",
                    System.getProperty("java.class.path", ""),
                    PROGRAM,
                    BareCommand.NAME,
                    "--control=" + listener.getLocalPort(),
                    "--redis=" + stand.port(Listener.REDIS),
                    "--password-file=" + stand.home().redisPassword()));
            Child child = stand.beside(new ChildSpec(
                    BareCommand.NAME,
                    command,
                    Map.of(),
                    stand.home().log(BareCommand.NAME),
                    stand.home().folder()));
            return new BareServer(stand, child, listener.accept());
        }
    }

    public int port() {
        return port;
    }

    public long pid() {
        return child.id().pid();
    }

    /// The request of a stream that belongs to a group.
    public static byte[] request(int group) {
        return ByteBuffer.allocate(Integer.BYTES).putInt(group).array();
    }

    /// Pushes to groups.
    ///
    /// @param bytes of a payload
    public Publisher publisher(int bytes) {
        return new Publisher() {
            @Override
            public void publish(int user, long stamp) {
                try {
                    orders.writeInt(user);
                    orders.writeInt(bytes);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }

            @Override
            public void flush() {
                try {
                    orders.flush();
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }

            @Override
            public String firstRefusal() {
                return "";
            }

            @Override
            public void close() {
                flush();
            }
        };
    }

    @Override
    public void close() throws IOException {
        socket.close();
        stand.end(child);
    }
}
