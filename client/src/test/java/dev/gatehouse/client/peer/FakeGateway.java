package dev.gatehouse.client.peer;

import com.google.protobuf.util.JsonFormat;
import dev.gatehouse.client.ClientBuilder;
import dev.gatehouse.client.Device;
import dev.gatehouse.client.GatehouseClient;
import dev.gatehouse.client.device.DeviceKey;
import dev.gatehouse.client.device.DeviceSession;
import dev.gatehouse.client.peer.HttpsFake.Answer;
import dev.gatehouse.client.stream.Backoff;
import dev.gatehouse.common.error.ErrorReason;
import dev.gatehouse.common.fixture.TestCertificates;
import dev.gatehouse.common.proto.edge.SignedResponse;
import dev.gatehouse.common.proto.edge.StreamMessage;
import dev.gatehouse.common.stream.ClientEvent;
import dev.gatehouse.common.stream.Position;
import io.grpc.Server;
import io.grpc.netty.GrpcSslContexts;
import io.grpc.netty.NettyServerBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// A gateway over real sockets and TLS that speaks contract v1 with a log and sessions in memory, and misbehaves when
/// told to.
public final class FakeGateway implements AutoCloseable {
    public static final String AUDIENCE = "test/eu-1/gateway";

    private final TestCertificates certificates;
    private final TestCertificates.Identity identity;
    private final GatewaySigner signer = GatewaySigner.of(AUDIENCE);
    private final GatewayLog log = new GatewayLog();
    private final GatewaySessions sessions = new GatewaySessions(AUDIENCE);
    private final AtomicLong clockOffsetMs = new AtomicLong();
    private final EdgeService edge;
    private final int httpPort;
    private final int grpcPort;
    private HttpsFake http;
    private Server grpc;

    private FakeGateway(Path folder) {
        certificates = TestCertificates.in(folder);
        identity = certificates.issue("gateway");
        edge = new EdgeService(signer, log, sessions, this::nowMs);
        http = startHttp(0);
        grpc = startGrpc(0);
        httpPort = http.port();
        grpcPort = grpc.getPort();
    }

    /// A running gateway.
    ///
    /// @param folder for its certificates
    public static FakeGateway start(Path folder) {
        return new FakeGateway(folder);
    }

    private HttpsFake startHttp(int port) {
        return HttpsFake.start(identity, port)
                .route("/.well-known/jwks.json", body -> Answer.ok(signer.jwks()))
                .route(
                        "/v1/time",
                        body -> Answer.ok(JsonFormat.printer()
                                .preservingProtoFieldNames()
                                .print(signer.beacon(nowMs(), log.head()))))
                .route(
                        "/v1/auth/challenge",
                        body -> Answer.ok(json(Map.of(
                                "challenge",
                                sessions.challenge(),
                                "expires_at_ms",
                                nowMs() + 60_000,
                                "audience",
                                AUDIENCE))))
                .route(
                        "/v1/auth/sessions",
                        body -> opened(sessions.open(JsonMapper.shared().readTree(body))));
    }

    private Answer opened(GatewaySessions.Session session) {
        return new Answer(
                201,
                json(Map.of(
                        "device_session_id",
                        session.id(),
                        "revision",
                        1,
                        "user_id",
                        session.userId(),
                        "tenant",
                        "demo",
                        "created_at_ms",
                        nowMs(),
                        "idle_expires_at_ms",
                        nowMs() + 3_600_000,
                        "expires_at_ms",
                        nowMs() + 7_200_000,
                        "previous_session",
                        Map.of("started_at_ms", nowMs() - 1000, "device_kind", "phone", "device_platform", "ios"))));
    }

    private static String json(Map<String, ?> object) {
        return JsonMapper.shared().writeValueAsString(object);
    }

    private Server startGrpc(int port) {
        try {
            return NettyServerBuilder.forAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), port))
                    .sslContext(GrpcSslContexts.forServer(
                                    identity.certificate().toFile(),
                                    identity.key().toFile())
                            .build())
                    .addService(edge)
                    .intercept(edge.metadata())
                    .build()
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public URI httpUri() {
        return URI.create("https://localhost:" + httpPort);
    }

    public String grpcTarget() {
        return "localhost:" + grpcPort;
    }

    public TestCertificates certificates() {
        return certificates;
    }

    public GatewaySigner signer() {
        return signer;
    }

    /// The public HTTP, to change its answers.
    public HttpsFake http() {
        return http;
    }

    /// A client that is set up for this gateway, quick to reconnect.
    public ClientBuilder client() {
        return GatehouseClient.builder()
                .http(httpUri())
                .grpc(grpcTarget())
                .audience(AUDIENCE)
                .ca(certificates.ca())
                .httpTimeout(Duration.ofSeconds(5))
                .backoff(new Backoff(Duration.ofMillis(5), Duration.ofMillis(100)));
    }

    /// A device of this client that is signed in, without the HTTP journey.
    public Device device(GatehouseClient client, String userId) {
        DeviceKey key = DeviceKey.generate();
        return client.device(key, session(userId, key));
    }

    /// A session that is bound to the key.
    public DeviceSession session(String userId, DeviceKey key) {
        GatewaySessions.Session session = sessions.add(userId, key.publicKey());
        Instant later = Instant.ofEpochMilli(nowMs() + 3_600_000);
        return new DeviceSession(session.id(), 1, userId, "demo", Instant.ofEpochMilli(nowMs()), later, later, null);
    }

    /// Moves this gateway's clock away from the machine's.
    public void shiftClock(Duration by) {
        clockOffsetMs.addAndGet(by.toMillis());
    }

    public long nowMs() {
        return System.currentTimeMillis() + clockOffsetMs.get();
    }

    /// Appends an event and sends it to whom it concerns.
    public Position publish(ClientEvent event) {
        return edge.publish(event);
    }

    /// Appends an event of one type for a user.
    public Position publish(String userId, String type, String payload) {
        return publish(event(userId, type, payload));
    }

    public ClientEvent event(String userId, String type, String payload) {
        return new ClientEvent(
                "e-" + payload, userId, "", type, payload.getBytes(StandardCharsets.UTF_8), nowMs(), 0, "");
    }

    /// Sends all streams a beacon at a new place of the log.
    public Position beacon() {
        return edge.beacon();
    }

    /// Sends this message on all streams, whatever it is.
    public void send(StreamMessage message) {
        edge.send(message);
    }

    /// Ends all streams for a reason.
    public void closeStreams(ErrorReason reason) {
        edge.closeStreams(reason);
    }

    /// Revokes all sessions: streams close, requests are refused.
    public void revokeAll() {
        edge.refuse(ErrorReason.SESSION_REVOKED);
        closeStreams(ErrorReason.SESSION_REVOKED);
    }

    /// Refuses every request, after its signature verified; null: no more.
    public void refuse(@Nullable ErrorReason reason) {
        edge.refuse(reason);
    }

    public void alterResponses(UnaryOperator<SignedResponse> change) {
        edge.alterResponses(change);
    }

    public void alterMessages(UnaryOperator<@Nullable StreamMessage> change) {
        edge.alterMessages(change);
    }

    /// Loses the log, so that no position can be resumed from.
    public void loseLog() {
        log.lose();
    }

    /// How many streams are open.
    public int streams() {
        return edge.streams();
    }

    /// How often a stream was asked for.
    public int subscribes() {
        return edge.subscribes();
    }

    /// How many requests came, whatever became of them.
    public int commands() {
        return edge.commands();
    }

    /// The command ids that reached the downstream.
    public List<String> executed() {
        return edge.executed();
    }

    /// The metadata `traceparent` of the last call.
    public String lastTraceparent() {
        return edge.lastTraceparent();
    }

    /// Streams events of this size to a user for as long as the connection takes them.
    public Flood flood(String userId, int payloadBytes) {
        return edge.flood(userId, payloadBytes);
    }

    /// Goes away at once, as a process that is killed; its ports refuse connections.
    public void kill() {
        http.close();
        grpc.shutdownNow();
        try {
            if (!grpc.awaitTermination(10, TimeUnit.SECONDS)) {
                throw new IllegalStateException("the gRPC server did not end");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        edge.forgetStreams();
    }

    /// Comes back on the same ports.
    public void restart() {
        http = startHttp(httpPort);
        grpc = startGrpc(grpcPort);
    }

    @Override
    public void close() {
        kill();
    }
}
