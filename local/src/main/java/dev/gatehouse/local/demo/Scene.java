package dev.gatehouse.local.demo;

import dev.gatehouse.client.Device;
import dev.gatehouse.client.GatehouseClient;
import dev.gatehouse.client.device.DeviceKey;
import dev.gatehouse.client.device.DeviceSession;
import dev.gatehouse.client.profile.Profile;
import dev.gatehouse.client.publish.EventPublisher;
import dev.gatehouse.client.stream.EventStream;
import dev.gatehouse.common.stream.Position;
import dev.gatehouse.local.platform.Platform;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What the steps share: the platform, the client library's objects, and what one step leaves for the next.
final class Scene implements AutoCloseable {
    private final Platform platform;
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

    Scene(Platform platform, Script script) {
        this.platform = platform;
        this.script = script;
        this.profile = Profile.read(platform.home().clientProfile());
        this.telemetry = new Telemetry(platform.addresses());
        this.client = profile.client().openTelemetry(telemetry.openTelemetry()).build();
        this.publisher =
                profile.publisher().openTelemetry(telemetry.openTelemetry()).build();
    }

    Platform platform() {
        return platform;
    }

    Script script() {
        return script;
    }

    Profile profile() {
        return profile;
    }

    Telemetry telemetry() {
        return telemetry;
    }

    GatehouseClient client() {
        return client;
    }

    EventPublisher publisher() {
        return publisher;
    }

    DeviceKey key() {
        return key;
    }

    void signedIn(DeviceSession session) {
        device = client.device(key, session);
    }

    Device device() throws NotVerified {
        return left(device, "signed in");
    }

    /// Opens a stream, whose events the recorder then has.
    Recorder subscribe(@Nullable Position from) throws NotVerified {
        recorder = new Recorder();
        stream = device().openStream(from, recorder);
        return recorder;
    }

    Recorder recorder() throws NotVerified {
        left(stream, "opened a stream");
        return recorder;
    }

    /// Cuts the stream from this side.
    void cut() throws NotVerified {
        left(stream, "opened a stream").close();
    }

    void reached(Position last) {
        position = last;
    }

    Position position() throws NotVerified {
        return left(position, "received an event");
    }

    void commandTraced(String traceId) {
        commandTrace = traceId;
    }

    String commandTrace() throws NotVerified {
        return left(commandTrace, "run a command");
    }

    void eventTraced(String traceId) {
        eventTrace = traceId;
    }

    String eventTrace() throws NotVerified {
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
