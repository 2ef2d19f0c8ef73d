package dev.gatehouse.bench.torture.device;

import dev.gatehouse.bench.torture.history.Fact;
import dev.gatehouse.bench.torture.order.Order;
import dev.gatehouse.client.Device;
import dev.gatehouse.client.GatehouseClient;
import dev.gatehouse.client.profile.Profile;
import dev.gatehouse.client.stream.Backoff;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The place of one device: whoever sits in it signs in anew when a session is over. It has a client of its own, as a
/// device has, because devices that shared a connection would share its flow control.
final class Seat {
    private static final Backoff RECONNECTS = new Backoff(Duration.ofMillis(100), Duration.ofSeconds(1));

    private final int slot;
    private final Consumer<Fact> facts;
    private final Attention attention;
    private final Map<String, Device> devices = new ConcurrentHashMap<>();
    private volatile @Nullable Device current;

    private Seat(int slot, Consumer<Fact> facts) {
        this.slot = slot;
        this.facts = facts;
        this.attention = new Attention(slot, facts);
    }

    /// A device that begins to sign in.
    static Seat take(Order.Join join, Profile profile, Consumer<Fact> facts) {
        GatehouseClient client = profile.client()
                .http(URI.create("https://localhost:" + join.httpPort()))
                .grpc("localhost:" + join.grpcPort())
                .backoff(RECONNECTS)
                .build();
        Seat seat = new Seat(join.slot(), facts);
        Holder holder = new Holder(join, client, profile, facts);
        Thread.ofVirtual().name("device-" + join.slot()).start(() -> seat.hold(holder));
        return seat;
    }

    private void hold(Holder holder) {
        while (!Thread.currentThread().isInterrupted()) {
            Device device = holder.signIn();
            devices.put(device.session().id(), device);
            current = device;
            Diary diary = new Diary(slot, device.session().id(), facts, attention);
            var unused = device.subscribe(diary.places(), diary).ended().join();
        }
    }

    void stall(long millis) {
        attention.turnAway(millis);
    }

    void execute(String commandId, int times) {
        Optional.ofNullable(current)
                .ifPresent(device -> inBackground(() -> new Errand(device, facts).run(commandId, times)));
    }

    void tally(String commandId) {
        Optional.ofNullable(current)
                .ifPresent(device -> inBackground(() -> new Errand(device, facts).tally(commandId)));
    }

    void probe(String session) {
        Optional.ofNullable(devices.get(session))
                .ifPresent(device -> inBackground(() -> new Prober(slot, device, facts).run()));
    }

    private static void inBackground(Work work) {
        Thread.ofVirtual().start(() -> {
            try {
                work.run();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    private interface Work {
        void run() throws InterruptedException;
    }
}
