package dev.gatehouse.client;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.util.JsonFormat;
import dev.gatehouse.client.command.Commands;
import dev.gatehouse.client.device.DeviceDescription;
import dev.gatehouse.client.device.DeviceKey;
import dev.gatehouse.client.device.DeviceSession;
import dev.gatehouse.client.device.RequestSigner;
import dev.gatehouse.client.grpc.GatewayChannel;
import dev.gatehouse.client.grpc.GatewayLink;
import dev.gatehouse.client.http.HttpsPeer;
import dev.gatehouse.client.http.Tls;
import dev.gatehouse.client.login.Login;
import dev.gatehouse.client.login.TokenSource;
import dev.gatehouse.client.stream.Streams;
import dev.gatehouse.client.telemetry.Tracing;
import dev.gatehouse.client.trust.GatewayKeys;
import dev.gatehouse.client.trust.KeysetRoot;
import dev.gatehouse.client.trust.ServerTime;
import dev.gatehouse.client.trust.UnverifiedException;
import dev.gatehouse.client.trust.VerifiedBeacon;
import dev.gatehouse.client.trust.Verifier;
import dev.gatehouse.client.trust.Violation;
import dev.gatehouse.common.proto.edge.TimeBeacon;
import dev.gatehouse.common.signing.Ed25519PublicKey;
import io.grpc.ManagedChannel;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

/// A connection to one Gatehouse gateway, shared by all devices of a process. Made by [#builder]; safe for use by many
/// threads.
///
/// It verifies whatever the gateway says with the keys that it fetches from the gateway over TLS (where a root key is
/// set, with those that the root vouched for), and knows the time
/// only from the gateway's signed beacons.
public final class GatehouseClient implements AutoCloseable {
    private final ClientSettings settings;
    private final HttpsPeer http;
    private final ManagedChannel channel;
    private final Tracing tracing;
    private final Verifier verifier;
    private final ServerTime serverTime;
    private final ScheduledExecutorService scheduler = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("gatehouse-client-timer").factory());
    private final Set<Device> devices = ConcurrentHashMap.newKeySet();

    GatehouseClient(ClientSettings settings) {
        this.settings = settings;
        this.http = new HttpsPeer(settings.http(), Tls.trusting(settings.ca()), settings.httpTimeout());
        this.channel = GatewayChannel.open(settings.grpcTarget(), settings.ca());
        this.tracing = new Tracing(settings.openTelemetry());
        this.verifier = new Verifier(settings.audience(), keys());
        this.serverTime = new ServerTime(settings.nanoTime());
    }

    private GatewayKeys keys() {
        Ed25519PublicKey pinned = settings.root();
        KeysetRoot root = pinned == null ? null : new KeysetRoot(pinned, settings.audience(), settings.clock());
        return new GatewayKeys(
                () -> http.get("/.well-known/jwks.json"), settings.keysInterval(), settings.nanoTime(), root);
    }

    /// Begins with no setting made.
    public static ClientBuilder builder() {
        return new ClientBuilder();
    }

    /// Opens a session for the key, from this machine.
    ///
    /// @throws dev.gatehouse.client.http.RefusedException when the gateway refuses: reason, advice and trace id
    /// @throws dev.gatehouse.client.http.UnreachableException when the gateway does not answer
    /// @throws dev.gatehouse.client.login.LoginFailedException when there is no identity token
    public DeviceSession login(DeviceKey key, TokenSource tokens) {
        return login(key, DeviceDescription.thisMachine(), tokens);
    }

    /// Opens a session for the key, from the device that is described.
    public DeviceSession login(DeviceKey key, DeviceDescription device, TokenSource tokens) {
        return new Login(http, settings.audience(), tracing).open(key, device, tokens);
    }

    /// The device of a session that was opened for this key, now or by an earlier process.
    public Device device(DeviceKey key, DeviceSession session) {
        RequestSigner signer = new RequestSigner(
                settings.audience(), session.id(), key, () -> serverTime().toEpochMilli());
        GatewayLink link = new GatewayLink(channel, signer, verifier, serverTime, tracing);
        Streams.Rules rules = new Streams.Rules(settings.silence(), settings.backoff(), settings.clock(), scheduler);
        Device device = new Device(session, new Commands(link), new Streams(link, session, rules));
        devices.add(device);
        return device;
    }

    /// Asks the gateway for the time (`GET /v1/time`) and verifies its answer.
    ///
    /// @throws dev.gatehouse.client.http.UnreachableException when the gateway does not answer
    /// @throws UnverifiedException when the answer does not verify
    public VerifiedBeacon time() {
        TimeBeacon.Builder beacon = TimeBeacon.newBuilder();
        try {
            JsonFormat.parser().ignoringUnknownFields().merge(http.get("/v1/time"), beacon);
        } catch (InvalidProtocolBufferException e) {
            throw new UnverifiedException(Violation.MALFORMED, e);
        }
        VerifiedBeacon verified = verifier.beacon(beacon.build());
        serverTime.observe(verified);
        return verified;
    }

    /// The verified server time of now; asks the gateway if no beacon was seen yet.
    public Instant serverTime() {
        return serverTime.now().orElseGet(() -> time().serverTime());
    }

    /// Verifies what the gateway signed, for tools that get messages in other ways.
    public Verifier verifier() {
        return verifier;
    }

    /// Closes every subscription and stream. Commands under way end with their outcome unknown.
    @Override
    public void close() {
        devices.forEach(Device::close);
        channel.shutdownNow();
        http.close();
        scheduler.shutdownNow();
    }
}
