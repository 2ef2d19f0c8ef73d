package dev.gatehouse.gateway.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.common.error.ErrorReason;
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
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Random histories of one hub, judged by what the sinks received against the log itself.
class HubModelTest {
    private static final int RUNS = 150;
    private static final int STEPS = 300;
    private static final int WINDOW = 40;

    @Test
    void everyStreamReceivesWhatTheLogSaysOrIsToldThatItDidNotRecover() throws Exception {
        Random random = Seeds.random(getClass());
        for (int run = 0; run < RUNS; run++) {
            Run history = new Run(random);
            for (int step = 0; step < STEPS; step++) {
                history.step();
            }
            history.judge();
        }
    }

    /// One place of the log.
    private record Place(Position position, @Nullable LoggedEvent event) {}

    /// One stream with what the model expects of it.
    ///
    /// @param lineage the places of the log that it was opened on
    /// @param begin the first place that it has to be sent
    private record Opened(TestDevice device, Subscription stream, RecordingSink sink, List<Place> lineage, int begin) {
        List<String> expected() {
            List<String> ids = new ArrayList<>();
            for (Place place : lineage.subList(begin, lineage.size())) {
                LoggedEvent event = place.event();
                if (event != null
                        && event.event().userId().equals(device.grant().userId())
                        && event.isFor(device.id().text())) {
                    ids.add(place.position().entryId().toString());
                }
            }
            return ids;
        }
    }

    private static final class Run {
        private final Random random;
        private final TestClock clock = new TestClock();
        private final TestLog log = new TestLog(clock.millis());
        private final Hub hub = new Hub(
                new WindowLimits(Duration.ofMinutes(10), WINDOW, 1 << 20),
                new OutboxLimits(6, 10_000, 100_000),
                new StreamLimits(100, 100, Duration.ofHours(1)),
                clock);
        private final List<TestDevice> devices = IntStream.range(0, 6)
                .mapToObj(i -> TestDevice.of("user" + i % 3))
                .toList();
        private final List<Opened> streams = new ArrayList<>();
        private List<Place> lineage = new ArrayList<>();

        Run(Random random) {
            this.random = random;
        }

        void step() throws InterruptedException {
            int dice = random.nextInt(100);
            if (dice < 45) {
                append();
            } else if (dice < 60) {
                mark();
            } else if (dice < 75) {
                open();
            } else if (dice < 95) {
                take();
            } else if (dice < 98) {
                end();
            } else if (dice == 98) {
                breakLineage();
            } else {
                hub.close(stream -> stream.session().userId().equals("user0"), ErrorReason.SESSION_REVOKED);
            }
        }

        private void append() {
            TestDevice device = any(devices);
            String session = random.nextInt(3) == 0 ? device.id().text() : "";
            LoggedEvent event = log.event(device.grant().userId(), session);
            lineage.add(new Place(event.position(), event));
            hub.append(event);
            if (random.nextInt(3) > 0) {
                hub.flush();
            }
        }

        private void mark() {
            Position mark = log.mark();
            lineage.add(new Place(mark, null));
            hub.appendMark(mark);
        }

        private void open() throws InterruptedException {
            TestDevice device = any(devices);
            RecordingSink sink = new RecordingSink(random.nextInt(4));
            int from = lineage.isEmpty() ? -1 : random.nextInt(lineage.size() + 1) - 1;
            boolean otherContent = random.nextInt(10) == 0;
            Optional<Position> position = from < 0 ? Optional.empty() : Optional.of(position(from, otherContent));
            boolean held = from >= lineage.size() - WINDOW && !otherContent;
            if (hub.open(new Subscriber(device.grant(), position), sink)
                    instanceof Opening.Opened(Subscription stream)) {
                assertThat(sink.recovered()).contains(from >= 0 && held);
                int begin = from >= 0 && held ? from + 1 : lineage.size();
                streams.add(new Opened(device, stream, sink, lineage, begin));
                stream.drain();
            } else {
                throw new AssertionError("the hub refused a stream that it had to take");
            }
        }

        private Position position(int index, boolean otherContent) {
            Position position = lineage.get(index).position();
            return otherContent ? new Position(position.entryId(), position.digest() + 1) : position;
        }

        private void take() {
            if (!streams.isEmpty()) {
                Opened stream = any(streams);
                stream.sink().grant(random.nextInt(8));
                stream.stream().drain();
            }
        }

        private void end() {
            if (!streams.isEmpty()) {
                hub.remove(any(streams).stream());
            }
        }

        private void breakLineage() {
            hub.breakLineage();
            hub.endWarmUp();
            lineage = new ArrayList<>();
        }

        void judge() {
            hub.flush();
            for (Opened stream : streams) {
                boolean open = stream.stream().isOpen();
                stream.sink().grant(10_000);
                stream.stream().drain();
                assertThat(stream.sink().breaches()).isEmpty();
                if (open) {
                    assertThat(stream.sink().received()).isEqualTo(stream.expected());
                } else {
                    List<String> received = stream.sink().received();
                    assertThat(received).isEqualTo(stream.expected().subList(0, received.size()));
                }
            }
            assertThat(hub.openStreams()).isEqualTo((int)
                    streams.stream().filter(stream -> stream.stream().isOpen()).count());
            streams.forEach(stream -> hub.remove(stream.stream()));
            assertThat(hub.outboxBytes()).isZero();
            assertThat(hub.openStreams()).isZero();
            assertThat(log.encodedCount()).as("signed once at most").isLessThanOrEqualTo(STEPS);
        }

        private <T> T any(List<T> some) {
            return some.get(random.nextInt(some.size()));
        }
    }
}
