package dev.gatehouse.bench.torture.order;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.gatehouse.bench.torture.history.Fact;
import dev.gatehouse.bench.torture.history.FactLines;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// The process that directs the run, seen from one that it directs. Facts may be told by any thread.
public final class Superior implements AutoCloseable, Consumer<Fact> {
    private final Socket socket;
    private final BufferedReader in;
    private final BufferedWriter out;

    private Superior(Socket socket) throws IOException {
        this.socket = socket;
        this.in = new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8));
        this.out = new BufferedWriter(new OutputStreamWriter(socket.getOutputStream(), UTF_8));
    }

    /// Reports to the process that listens on a port.
    ///
    /// @param name who we are
    public static Superior at(int port, String name) throws IOException {
        Superior superior = new Superior(new Socket(InetAddress.getLoopbackAddress(), port));
        superior.say(name);
        return superior;
    }

    /// The next order; empty when the run is over.
    public Optional<Order> next() throws IOException {
        @Nullable String line = in.readLine();
        return Optional.ofNullable(line).map(text -> JsonMapper.shared().readValue(text, Order.class));
    }

    /// Tells what was seen.
    @Override
    public void accept(Fact fact) {
        try {
            say(FactLines.write(fact));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private synchronized void say(String line) throws IOException {
        out.write(line);
        out.newLine();
        out.flush();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
