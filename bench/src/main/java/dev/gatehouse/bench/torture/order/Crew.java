package dev.gatehouse.bench.torture.order;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.gatehouse.bench.torture.history.Fact;
import dev.gatehouse.bench.torture.history.FactLines;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// The processes that a run directs. Orders may be given by any thread; facts are heard on one thread for each process.
public final class Crew implements AutoCloseable {
    private static final int PATIENCE_MILLIS = 60_000;
    private static final System.Logger LOG = System.getLogger(Crew.class.getName());

    private final ServerSocket listener;
    private final Map<String, BufferedWriter> members = new HashMap<>();

    private Crew(ServerSocket listener) {
        this.listener = listener;
    }

    /// Nobody yet.
    public static Crew gather() throws IOException {
        ServerSocket listener = new ServerSocket(0, 2, InetAddress.getLoopbackAddress());
        listener.setSoTimeout(PATIENCE_MILLIS);
        return new Crew(listener);
    }

    /// Where members report.
    public int port() {
        return listener.getLocalPort();
    }

    /// Waits until so many have reported.
    ///
    /// @param facts hears what they see
    public void await(int count, Consumer<Fact> facts) throws IOException {
        for (int n = 0; n < count; n++) {
            Socket socket = listener.accept();
            BufferedReader in = new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8));
            String name = Optional.ofNullable(in.readLine()).orElseThrow(() -> new IOException("one left at once"));
            synchronized (this) {
                members.put(name, new BufferedWriter(new OutputStreamWriter(socket.getOutputStream(), UTF_8)));
            }
            Thread.ofPlatform().daemon().name("facts-of-" + name).start(() -> listen(in, facts));
        }
    }

    private static void listen(BufferedReader in, Consumer<Fact> facts) {
        try {
            for (@Nullable String line = in.readLine(); line != null; line = in.readLine()) {
                facts.accept(FactLines.read(line));
            }
        } catch (IOException e) {
            LOG.log(System.Logger.Level.DEBUG, "gone", e);
        }
    }

    /// Tells one member what to do.
    public synchronized void tell(String name, Order order) throws IOException {
        BufferedWriter out = members.get(name);
        if (out == null) {
            throw new IOException("there is no " + name);
        }
        out.write(JsonMapper.shared().writerFor(Order.class).writeValueAsString(order));
        out.newLine();
        out.flush();
    }

    /// The members find that the run is over.
    @Override
    public synchronized void close() throws IOException {
        listener.close();
        for (BufferedWriter out : members.values()) {
            out.close();
        }
    }
}
