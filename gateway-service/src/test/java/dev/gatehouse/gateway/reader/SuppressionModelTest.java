package dev.gatehouse.gateway.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.gatehouse.common.fixture.Seeds;
import dev.gatehouse.common.stream.Position;
import dev.gatehouse.gateway.fixture.TestDevice;
import dev.gatehouse.gateway.fixture.TestRedis;
import dev.gatehouse.gateway.stream.WindowLimits;
import dev.gatehouse.gateway.subscription.Opening;
import dev.gatehouse.gateway.subscription.Subscriber;
import dev.gatehouse.gateway.subscription.Subscription;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Random logs with repeated events, two gateways that began to read them at different places, and clients that
/// resume now at one and now at the other: all are owed the same entries, which [ModelLog] knows from the published
/// claim.
class SuppressionModelTest {
    private static final int RUNS = 12;
    private static final int STEPS = 100;
    private static final int CLIENTS = 4;
    private static final long BEGIN = 1_700_000_000_000L;

    /// "A gateway keeps about 10 minutes": surely so much.
    private static final long KEPT_MS = 590_000;

    /// "For a minute after a gateway could not read the log back in time … an event may arrive twice".
    private static final long UNSURE_MS = 60_000;

    private static final ReaderLimits NO_TIME = new ReaderLimits(WindowLimits.DEFAULT, Duration.ofMillis(-1));

    private final Random random = Seeds.random(getClass());
    private final TestRedis redis = new TestRedis();
    private int recovered;
    private int twice;

    @AfterEach
    void close() {
        redis.close();
    }

    @Test
    void clientsAreSentWhatTheLogOwesThemWhicheverGatewayTheyAskAndWhereverItBegan() throws Exception {
        for (int run = 0; run < RUNS; run++) {
            new Run().play();
        }
        System.out.println("SuppressionModelTest: " + recovered + " resumes recovered, " + twice + " events twice");
        assertThat(recovered).isGreaterThan(RUNS);
    }

    /// A gateway and where it began.
    ///
    /// @param begun how many places the log had
    /// @param unsureUntil before that moment of the log it may not know a repeated event
    private record Gateway(ReaderRig rig, int begun, boolean readBack, long unsureUntil) {
        void awaitHead(Position head) {
            await().pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofMillis(1))
                    .until(() -> rig.hub.head().equals(Optional.of(head)));
        }

        /// Whether the claim says that it still has this place.
        boolean mustKnow(ModelLog log, int index) {
            return log.millisBefore(index) <= KEPT_MS && (readBack || index >= begun);
        }
    }

    private final class Run {
        private final List<TestDevice> devices = IntStream.range(0, CLIENTS)
                .mapToObj(i -> TestDevice.of(ModelLog.user(i)))
                .toList();
        private final ModelLog log = new ModelLog(
                redis,
                random,
                devices.stream().map(device -> device.id().text()).toList(),
                BEGIN);
        private final List<Gateway> gateways = new ArrayList<>();
        private final List<Client> clients =
                devices.stream().map(device -> new Client(device, log)).toList();

        void play() throws InterruptedException {
            try {
                grow(random.nextInt(40));
                begin(ReaderLimits.DEFAULT);
                grow(1 + random.nextInt(40));
                begin(random.nextBoolean() ? NO_TIME : ReaderLimits.DEFAULT);
                for (int step = 0; step < STEPS; step++) {
                    step();
                }
                caughtUp();
                clients.forEach(Client::leave);
                assertEachUncertaintyWasCounted();
            } finally {
                gateways.forEach(gateway -> gateway.rig().stop());
            }
        }

        private void grow(int entries) {
            for (int i = 0; i < entries; i++) {
                log.append();
            }
        }

        private void begin(ReaderLimits limits) throws InterruptedException {
            boolean readBack = limits.equals(ReaderLimits.DEFAULT) || log.size() == 0;
            long unsureUntil = readBack ? 0 : log.get(log.size() - 1).millis() + UNSURE_MS;
            ReaderRig rig = new ReaderRig(redis, limits).tellingPlaces().started();
            gateways.add(new Gateway(rig, log.size(), readBack, unsureUntil));
        }

        private void step() throws InterruptedException {
            int dice = random.nextInt(100);
            Client client = clients.get(random.nextInt(CLIENTS));
            if (dice < 60) {
                log.append();
                return;
            }
            caughtUp();
            client.leave();
            if (dice < 90) {
                client.come(gateways.get(random.nextInt(gateways.size())));
            }
        }

        private void caughtUp() {
            gateways.forEach(gateway -> gateway.awaitHead(log.head()));
        }

        private void assertEachUncertaintyWasCounted() {
            for (Gateway gateway : gateways) {
                double unchecked = gateway.rig().count("gatehouse.gateway.events.unchecked");
                assertThat(unchecked > 0).as("unchecked events").isIn(false, !gateway.readBack());
            }
        }
    }

    /// A client that keeps the position of the last event that it has accepted.
    private final class Client {
        private final TestDevice device;
        private final ModelLog log;
        private @Nullable Gateway gateway;
        private ReaderRig.@Nullable Stream stream;
        private @Nullable Subscription subscription;
        private Optional<Position> position = Optional.empty();
        private int from;

        Client(TestDevice device, ModelLog log) {
            this.device = device;
            this.log = log;
        }

        void come(Gateway at) throws InterruptedException {
            ReaderRig.Stream sink = new ReaderRig.Stream();
            if (!(at.rig().hub.open(new Subscriber(device.grant(), position), sink)
                    instanceof Opening.Opened(Subscription opened))) {
                throw new AssertionError("the gateway refused a stream that it had to take");
            }
            opened.drain();
            gateway = at;
            stream = sink;
            subscription = opened;
            if (sink.recovered()) {
                recovered++;
            } else {
                assertThat(position.isPresent() && at.mustKnow(log, from - 1))
                        .as("a place that this gateway says it keeps was lost")
                        .isFalse();
                position = Optional.empty();
                from = log.size();
            }
        }

        /// Goes with some of what it was sent, as if the rest had been lost on its way.
        void leave() {
            Gateway left = gateway;
            if (left == null || stream == null || subscription == null) {
                return;
            }
            List<Integer> sent = stream.events().stream().map(log::indexOf).toList();
            judge(sent, left);
            keepPosition(sent.subList(0, random.nextInt(sent.size() + 1)), sent.size());
            left.rig().hub.remove(subscription);
            gateway = null;
        }

        /// "Each entry of the log reaches it at most once, in log order, and none … is skipped".
        private void judge(List<Integer> sent, Gateway by) {
            assertThat(sent).isSorted().doesNotHaveDuplicates();
            List<Integer> surplus = new ArrayList<>(sent);
            List<Integer> owed = log.owed(device.grant().userId(), device.id().text(), from, log.size());
            assertThat(sent).containsAll(owed);
            surplus.removeAll(owed);
            twice += surplus.size();
            assertThat(surplus).allSatisfy(index -> {
                assertThat(index).isGreaterThanOrEqualTo(from);
                assertThat(log.isFor(index, device.grant().userId(), device.id().text()))
                        .isTrue();
                assertThat(log.get(index).millis())
                        .as("a repeated event where the gateway knew better")
                        .isLessThanOrEqualTo(by.unsureUntil());
            });
        }

        private void keepPosition(List<Integer> accepted, int sent) {
            if (!accepted.isEmpty()) {
                from = accepted.getLast() + 1;
                position = Optional.of(log.get(from - 1).position());
            }
            Optional<Position> mark = log.markBehind(from - 1);
            if (accepted.size() == sent && mark.isPresent() && random.nextBoolean()) {
                position = mark;
                from = log.indexOf(mark.get().entryId().toString()) + 1;
            }
        }
    }
}
