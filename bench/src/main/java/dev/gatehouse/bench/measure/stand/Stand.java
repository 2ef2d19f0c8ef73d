package dev.gatehouse.bench.measure.stand;

import dev.gatehouse.bench.cluster.Drawing;
import dev.gatehouse.bench.cluster.Node;
import dev.gatehouse.common.session.PlatformKeys;
import dev.gatehouse.common.signing.Ed25519PublicKey;
import dev.gatehouse.local.layout.Listener;
import dev.gatehouse.local.layout.Service;
import dev.gatehouse.local.material.Home;
import dev.gatehouse.local.process.Child;
import dev.gatehouse.local.process.ChildSpec;
import dev.gatehouse.local.process.Supervisor;
import dev.gatehouse.local.telemetry.TraceReceiver;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.codec.RedisCodec;
import io.lettuce.core.codec.StringCodec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/// Redis, session-service and stand-ins, and one gateway at a time beside them. Ends with [#close()].
public final class Stand implements AutoCloseable {
    /// What the gateway may hold on its heap.
    public static final String HEAP = "1g";

    /// The stream that events are published to.
    public static final String CLIENT_EVENTS = "gatehouse:client-events:{0}";

    private static final long STOP_SECONDS = 15;

    private final Drawing drawing;
    private final Supervisor supervisor;
    private final TraceReceiver traces;
    private final Consumer<String> progress;
    private final RedisClient redisClient;
    private final Node redis;
    private Optional<Node> gateway = Optional.empty();

    private Stand(Drawing drawing, Consumer<String> progress) throws IOException {
        this.drawing = drawing;
        this.progress = progress;
        this.traces = TraceReceiver.start(drawing.tracesPort());
        this.supervisor = Supervisor.start(STOP_SECONDS, (child, how) -> {});
        this.redis = new Node(Tuning.redis(drawing.of(Service.REDIS)), supervisor);
        this.redisClient = RedisClient.create(RedisURI.builder()
                .withHost("127.0.0.1")
                .withPort(drawing.addresses().port(Listener.REDIS))
                .withPassword(password(drawing.home()).toCharArray())
                .withTimeout(Duration.ofSeconds(30))
                .build());
    }

    /// Starts all but a gateway.
    ///
    /// @param folder takes the platform's home
    /// @param progress hears what is started
    public static Stand start(Path checkout, Path folder, Consumer<String> progress)
            throws IOException, GeneralSecurityException, InterruptedException {
        Home home = new Home(Files.createDirectories(folder).resolve("home"));
        Stand stand = new Stand(Drawing.of(checkout, home, 1), progress);
        boolean ready = false;
        try {
            stand.startNode(stand.redis);
            stand.startNode(new Node(stand.drawing.of(Service.STAND_INS), stand.supervisor));
            stand.startNode(new Node(stand.drawing.of(Service.SESSION_SERVICE), stand.supervisor));
            ready = true;
            return stand;
        } finally {
            if (!ready) {
                stand.close();
            }
        }
    }

    private void startNode(Node node) throws IOException, InterruptedException {
        node.start();
        progress.accept("ready   " + node.name());
    }

    /// Puts this gateway in the place of the one before.
    public void gateway(GatewayPlan plan) throws IOException, InterruptedException {
        gateway.ifPresent(Node::stop);
        Node next = new Node(Tuning.gateway(drawing.gateways().getFirst(), plan), supervisor);
        gateway = Optional.of(next);
        progress.accept("gateway with " + plan);
        startNode(next);
    }

    private static String password(Home home) throws IOException {
        return Files.readString(home.redisPassword()).strip();
    }

    /// Starts a process of our own beside the platform's.
    public Child beside(ChildSpec spec) throws IOException {
        return supervisor.start(spec);
    }

    /// Ends a process that [#beside] started.
    public void end(Child child) {
        supervisor.stop(child);
    }

    /// The process id of the gateway.
    public long gatewayPid() {
        return gateway.orElseThrow().pid();
    }

    public long redisPid() {
        return redis.pid();
    }

    public int port(Listener listener) {
        return drawing.addresses().port(listener);
    }

    public Home home() {
        return drawing.home();
    }

    /// The certificate that signed all of the platform's, as PEM.
    public Path authority() {
        return home().caCertificate();
    }

    /// What gateways sign with.
    public Ed25519PublicKey signer() {
        return Ed25519PublicKey.read(home().signerKey());
    }

    public PlatformKeys platformKeys() {
        return PlatformKeys.read(home().platformKeys());
    }

    /// A new connection for entries of streams.
    public StatefulRedisConnection<String, byte[]> bytes() {
        return redisClient.connect(RedisCodec.of(StringCodec.UTF8, ByteArrayCodec.INSTANCE));
    }

    /// A new connection for texts.
    public StatefulRedisConnection<String, String> texts() {
        return redisClient.connect();
    }

    @Override
    public void close() {
        redisClient.shutdown();
        supervisor.close();
        traces.close();
    }
}
