package dev.gatehouse.bench.measure.rival;

import dev.gatehouse.bench.measure.publishing.Publisher;
import dev.gatehouse.bench.measure.stand.Stand;
import dev.gatehouse.bench.measure.wire.Channels;
import dev.gatehouse.local.layout.Listener;
import dev.gatehouse.local.process.Child;
import dev.gatehouse.local.process.ChildSpec;
import io.grpc.ManagedChannel;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/// Centrifugo as two nodes over the stand's Redis, with history and recovery. One takes publications, the other holds
/// the streams: only that one is measured, so that it is spared its API's cost as a gateway is.
public final class Centrifugo implements AutoCloseable {
    private static final String NAME = "centrifugo";
    /// Anybody may subscribe; the rest is as it comes.
    private static final Map<String, String> OPTIONS = Map.of(
            "ADDRESS", "127.0.0.1",
            "ENGINE", "redis",
            "CLIENT_INSECURE", "true",
            "ALLOW_SUBSCRIBE_FOR_CLIENT", "true",
            "ALLOW_SUBSCRIBE_FOR_ANONYMOUS", "true",
            "HISTORY_SIZE", "1000",
            "HISTORY_TTL", "600s",
            "FORCE_RECOVERY", "true",
            "USAGE_STATS_DISABLE", "true",
            "LOG_LEVEL", "warn");

    private static final long PATIENCE_SECONDS = 30;
    private static final long POLL_MILLIS = 50;
    private static final int CONNECT_MILLIS = 500;

    private final Stand stand;
    private final int streamsPort;
    private final int apiPort;
    private final Child streams;
    private final Child api;

    private Centrifugo(Stand stand, Path program) throws IOException {
        this.stand = stand;
        this.streamsPort = freePort();
        this.apiPort = freePort();
        this.streams = node(program, "streams", Map.of("UNI_GRPC", "true", "UNI_GRPC_PORT", "" + streamsPort));
        this.api = node(program, "api", Map.of("GRPC_API", "true", "GRPC_API_PORT", "" + apiPort));
    }

    /// Starts both and returns when both listen.
    ///
    /// @param program the binary, version 5
    public static Centrifugo start(Stand stand, Path program) throws IOException, InterruptedException {
        Centrifugo started = new Centrifugo(stand, program);
        boolean ready = false;
        try {
            awaitListening(started.streamsPort);
            awaitListening(started.apiPort);
            ready = true;
            return started;
        } finally {
            if (!ready) {
                started.close();
            }
        }
    }

    private Child node(Path program, String role, Map<String, String> own) throws IOException {
        Map<String, String> options = new HashMap<>(OPTIONS);
        options.put("NAME", role);
        options.put("PORT", "" + freePort());
        options.put("REDIS_ADDRESS", "127.0.0.1:" + stand.port(Listener.REDIS));
        options.put(
                "REDIS_PASSWORD", Files.readString(stand.home().redisPassword()).strip());
        options.putAll(own);
        Map<String, String> environment = new HashMap<>();
        options.forEach((option, value) -> environment.put("CENTRIFUGO_" + option, value));
        String name = NAME + "-" + role;
        return stand.beside(new ChildSpec(
                name,
                List.of(program.toAbsolutePath().toString()),
                environment,
                stand.home().log(name),
                stand.home().folder()));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static void awaitListening(int port) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (true) {
            try (Socket socket = new Socket()) {
                socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), CONNECT_MILLIS);
                return;
            } catch (IOException e) {
                if (System.nanoTime() - deadline > 0) {
                    throw new IOException("centrifugo does not listen; its log is beside the others'", e);
                }
                TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
            }
        }
    }

    /// The process that holds the streams.
    public long pid() {
        return streams.id().pid();
    }

    /// Makes connections to the node that holds the streams.
    public Supplier<ManagedChannel> toStreams() {
        return Channels.plain(streamsPort);
    }

    /// Publishes to a channel for each user.
    ///
    /// @param channels what their names begin with
    public Publisher publisher(String channels, int bytes) {
        return new CentrifugoPublisher(Channels.plain(apiPort).get(), channels, bytes);
    }

    @Override
    public void close() {
        stand.end(streams);
        stand.end(api);
    }
}
