package dev.gatehouse.local.scene;

import dev.gatehouse.client.Device;
import dev.gatehouse.client.GatehouseClient;
import dev.gatehouse.client.device.DeviceKey;
import dev.gatehouse.client.device.DeviceSession;
import dev.gatehouse.client.profile.Profile;
import dev.gatehouse.client.publish.EventPublisher;
import dev.gatehouse.client.stream.EventStream;
import dev.gatehouse.common.stream.Position;
import dev.gatehouse.local.platform.Platform;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What the steps share: the platform, the client library's objects, and what one step leaves for the next.
public final class Scene implements AutoCloseable {
    private final Platform platform;
    private final Path checkout;
    private final Script script;
    private final Profile profile;
    private final Telemetry telemetry;
    private final GatehouseClient client;
    private final EventPublisher publisher;
    private final DeviceKey key = DeviceKey.generate();
    private Recorder recorder = new Recorder();
    private @Nullable Device device;
    private @Nullable EventStream stream;
    private @Nullable Position position;
    private @Nullable String commandTrace;
    private @Nullable String eventTrace;

    public Scene(Platform platform, Path checkout, Script script) {
        this.platform = platform;
        this.checkout = checkout;
        this.script = script;
        this.profile = Profile.read(platform.home().clientProfile());
        this.telemetry = new Telemetry(platform.addresses());
        this.client = profile.client().openTelemetry(telemetry.openTelemetry()).build();
        this.publisher =
                profile.publisher().openTelemetry(telemetry.openTelemetry()).build();
    }

    public Platform platform() {
        return platform;
    }

    /// The folder whose jars and scripts the platform consists of.
    public Path checkout() {
        return checkout;
    }

    public Script script() {
        return script;
    }

    public Profile profile() {
        return profile;
    }

    public Telemetry telemetry() {
        return telemetry;
    }

    public GatehouseClient client() {
        return client;
    }

    public EventPublisher publisher() {
        return publisher;
    }

    public DeviceKey key() {
        return key;
    }

    public void signedIn(DeviceSession session) {
        device = client.device(key, session);
    }

    public Device device() throws NotVerified {
        return left(device, "signed in");
    }

    /// Opens a stream, whose events the recorder then has.
    public Recorder subscribe(@Nullable Position from) throws NotVerified {
        recorder = new Recorder();
        stream = device().openStream(from, recorder);
        return recorder;
    }

    public Recorder recorder() throws NotVerified {
        left(stream, "opened a stream");
        return recorder;
    }

    /// Cuts the stream from this side.
    public void cut() throws NotVerified {
        left(stream, "opened a stream").close();
    }

    public void reached(Position last) {
        position = last;
    }

    public Position position() throws NotVerified {
        return left(position, "received an event");
    }

    public void commandTraced(String traceId) {
        commandTrace = traceId;
    }

    public String commandTrace() throws NotVerified {
        return left(commandTrace, "run a command");
    }

    public void eventTraced(String traceId) {
        eventTrace = traceId;
    }

    public String eventTrace() throws NotVerified {
        return left(eventTrace, "published an event");
    }

    private static <T> T left(@Nullable T value, String deed) throws NotVerified {
        return Optional.ofNullable(value)
                .orElseThrow(() -> new NotVerified("no earlier step has " + deed + ": look at the first failure"));
    }

    @Override
    public void close() {
        publisher.close();
        client.close();
        telemetry.close();
    }
}
