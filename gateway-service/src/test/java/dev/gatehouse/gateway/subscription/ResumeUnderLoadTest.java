package dev.gatehouse.gateway.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.common.fixture.Seeds;
import dev.gatehouse.common.fixture.TestClock;
import dev.gatehouse.common.stream.Position;
import dev.gatehouse.gateway.fixture.TestDevice;
import dev.gatehouse.gateway.fixture.TestLog;
import dev.gatehouse.gateway.stream.LoggedEvent;
import dev.gatehouse.gateway.stream.WindowLimits;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/// Clients that are cut and come back while the log grows: over all their streams each has every event once, in order.
class ResumeUnderLoadTest {
    private static final int EVENTS = 4_000;
    private static final int FLUSH_EVERY = 7;
    private static final int CLIENTS = 6;

    private final TestClock clock = new TestClock();
    private final TestLog log = new TestLog(clock.millis());
    private final Hub hub = new Hub(
            new WindowLimits(Duration.ofMinutes(10), 100_000, 1 << 26),
            new OutboxLimits(32, 100_000, 1 << 20),
            new StreamLimits(100, 100, Duration.ofHours(1)),
            clock);
    private final Map<String, Position> positions = new ConcurrentHashMap<>();

    @Test
    void cutAndResumedClientHasEveryEventOnce() throws Exception {
        Random seeds = Seeds.random(getClass());
        Position start = log.mark();
        hub.appendMark(start);
        List<TestDevice> devices = new ArrayList<>();
        for (int i = 0; i < CLIENTS; i++) {
            devices.add(TestDevice.of("user" + i % 2));
        }
        try (ExecutorService threads = Executors.newFixedThreadPool(CLIENTS + 1)) {
            Future<List<List<String>>> written = threads.submit(this::write);
            List<Future<List<String>>> clients = new ArrayList<>();
            for (TestDevice device : devices) {
                Random random = new Random(seeds.nextLong());
                clients.add(threads.submit(() -> follow(device, start, random)));
            }
            for (int i = 0; i < CLIENTS; i++) {
                assertThat(clients.get(i).get()).isEqualTo(written.get().get(i % 2));
            }
        }
        assertThat(hub.outboxBytes()).isZero();
    }

    /// Appends events for both users and gives back what each has to receive.
    private List<List<String>> write() {
        List<List<String>> written = List.of(new ArrayList<>(), new ArrayList<>());
        for (int i = 0; i < EVENTS; i++) {
            LoggedEvent event = log.event("user" + i % 2, "");
            String id = event.position().entryId().toString();
            positions.put(id, event.position());
            written.get(i % 2).add(id);
            hub.append(event);
            if (i % FLUSH_EVERY == 0) {
                hub.flush();
            }
        }
        hub.flush();
        return written;
    }

    private List<String> follow(TestDevice device, Position start, Random random) throws InterruptedException {
        List<String> all = new ArrayList<>();
        Position from = start;
        while (all.size() < EVENTS / 2) {
            RecordingSink sink = new RecordingSink(0);
            Opening opening = hub.open(new Subscriber(device.grant(), Optional.of(from)), sink);
            if (!(opening instanceof Opening.Opened(Subscription stream))) {
                throw new AssertionError(opening);
            }
            assertThat(sink.recovered()).contains(true);
            int turns = random.nextInt(40);
            for (int turn = 0; turn < turns; turn++) {
                sink.grant(random.nextInt(10));
                stream.drain();
            }
            hub.remove(stream);
            assertThat(sink.breaches()).isEmpty();
            all.addAll(sink.received());
            if (!all.isEmpty()) {
                from = positions.getOrDefault(all.getLast(), start);
            }
        }
        return all;
    }
}
