package dev.gatehouse.gateway.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.common.fixture.Seeds;
import dev.gatehouse.common.stream.EntryId;
import dev.gatehouse.common.stream.Position;
import dev.gatehouse.gateway.fixture.TestLog;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EventWindowTest {
    private static final WindowLimits WIDE = new WindowLimits(Duration.ofMinutes(10), 1_000, 1 << 20);
    private static final String SESSION = "s1";

    private final TestLog log = new TestLog(1_000_000);
    private final EventWindow window = new EventWindow(WIDE);

    @Test
    void clientIsGivenItsUsersEventsAfterItsPositionInLogOrder() {
        LoggedEvent seen = appended("anna", "");
        LoggedEvent first = appended("anna", "");
        appended("ben", "");
        LoggedEvent own = appended("anna", SESSION);
        appended("anna", "another session");

        assertThat(missed(seen.position())).containsExactly(first, own);
    }

    @Test
    void positionOfAMarkOrOfAnotherUsersEventIsGoodToResumeFrom() {
        Position mark = log.mark();
        window.appendMark(mark);
        LoggedEvent other = appended("ben", "");
        LoggedEvent own = appended("anna", "");

        assertThat(missed(mark)).containsExactly(own);
        assertThat(missed(other.position())).containsExactly(own);
    }

    @Test
    void atTheHeadNothingIsMissed() {
        LoggedEvent head = appended("anna", "");

        assertThat(missed(head.position())).isEmpty();
    }

    @Test
    void otherContentUnderTheSameIdIsLost() {
        LoggedEvent event = appended("anna", "");
        appended("anna", "");

        Position replaced =
                new Position(event.position().entryId(), event.position().digest() + 1);

        assertThat(window.resume(replaced, "anna", SESSION)).isInstanceOf(Resume.Lost.class);
    }

    @Test
    void idThatIsNotInTheWindowIsLost() {
        LoggedEvent event = appended("anna", "");
        log.pass(10);
        appended("anna", "");

        Position between = new Position(new EntryId(event.position().entryId().millis() + 5, 0), 1);

        assertThat(window.resume(between, "anna", SESSION)).isInstanceOf(Resume.Lost.class);
    }

    @Test
    void positionBeyondTheHeadIsAheadAndSoIsEveryOneBeforeAnythingWasRead() {
        assertThat(window.resume(log.mark(), "anna", SESSION)).isInstanceOf(Resume.Ahead.class);
        appended("anna", "");

        assertThat(window.resume(log.mark(), "anna", SESSION)).isInstanceOf(Resume.Ahead.class);
    }

    @Test
    void ageOfEntriesIsCountedByTheirOwnTimes() {
        EventWindow short_ = new EventWindow(new WindowLimits(Duration.ofSeconds(1), 100, 1 << 20));
        LoggedEvent old = log.event("anna", "");
        short_.append(old);
        log.pass(1_000);
        short_.appendMark(log.mark());

        assertThat(short_.entries()).isEqualTo(1);
        assertThat(short_.bytes()).isZero();
        assertThat(short_.resume(old.position(), "anna", SESSION)).isInstanceOf(Resume.Lost.class);
    }

    @Test
    void bytesAreBounded() {
        EventWindow small = new EventWindow(new WindowLimits(Duration.ofMinutes(1), 100, 2_000));
        LoggedEvent first = log.event("anna", "", 500, 0);
        LoggedEvent second = log.event("anna", "", 500, 0);
        small.append(first);
        small.append(second);

        assertThat(small.entries()).isEqualTo(1);
        assertThat(small.bytes()).isEqualTo(second.weight());
    }

    @Test
    void eventBeyondTheWholeBoundLeavesTheHeadKnown() {
        EventWindow tiny = new EventWindow(new WindowLimits(Duration.ofMinutes(1), 100, 1_000));
        LoggedEvent large = log.event("anna", "", 5_000, 0);

        tiny.append(large);

        assertThat(tiny.head()).contains(large.position());
        assertThat(tiny.resume(large.position(), "anna", SESSION)).isInstanceOf(Resume.Recovered.class);
    }

    @Test
    void clearedWindowKnowsNothing() {
        LoggedEvent event = appended("anna", "");

        window.clear();

        assertThat(window.entries()).isZero();
        assertThat(window.bytes()).isZero();
        assertThat(window.head()).isEmpty();
        assertThat(window.resume(event.position(), "anna", SESSION)).isInstanceOf(Resume.Ahead.class);
    }

    @Test
    void anyHistoryGivesTheSameAsANaiveList() {
        Random random = Seeds.random(getClass());
        for (int run = 0; run < 200; run++) {
            compare(random);
        }
    }

    private void compare(Random random) {
        WindowLimits limits = new WindowLimits(
                Duration.ofMillis(1 + random.nextInt(200)), 1 + random.nextInt(30), 1_000 + random.nextInt(20_000));
        EventWindow tested = new EventWindow(limits);
        NaiveWindow naive = new NaiveWindow(limits);
        List<Position> everSeen = new ArrayList<>();
        for (int step = 0; step < 100; step++) {
            everSeen.add(grow(random, tested, naive));
            Position from = everSeen.get(random.nextInt(everSeen.size()));
            String user = "user" + random.nextInt(3);
            assertThat(tested.entries()).isEqualTo(naive.places.size());
            assertThat(recovered(tested.resume(from, user, "s" + step % 2)))
                    .isEqualTo(naive.resume(from, user, "s" + step % 2));
        }
    }

    private Position grow(Random random, EventWindow tested, NaiveWindow naive) {
        log.pass(random.nextInt(20));
        if (random.nextInt(4) == 0) {
            Position mark = log.mark();
            tested.appendMark(mark);
            naive.add(new Place(mark, null));
            return mark;
        }
        String session = random.nextBoolean() ? "" : "s" + random.nextInt(2);
        LoggedEvent event = log.event("user" + random.nextInt(3), session, random.nextInt(2_000), 0);
        tested.append(event);
        naive.add(new Place(event.position(), event));
        return event.position();
    }

    private static Optional<List<LoggedEvent>> recovered(Resume resume) {
        return resume instanceof Resume.Recovered(List<LoggedEvent> missed) ? Optional.of(missed) : Optional.empty();
    }

    private LoggedEvent appended(String userId, String deviceSessionId) {
        LoggedEvent event = log.event(userId, deviceSessionId);
        window.append(event);
        return event;
    }

    private List<LoggedEvent> missed(Position from) {
        return assertThat(window.resume(from, "anna", SESSION))
                .asInstanceOf(InstanceOfAssertFactories.type(Resume.Recovered.class))
                .actual()
                .missed();
    }

    private record Place(Position position, @Nullable LoggedEvent event) {
        long weight() {
            return event == null ? 0 : event.weight();
        }

        boolean isFor(String userId, String deviceSessionId) {
            return event != null && event.event().userId().equals(userId) && event.isFor(deviceSessionId);
        }
    }

    /// The window as one would explain it: a list that is cut from the front until every bound holds.
    private record NaiveWindow(WindowLimits limits, List<Place> places) {
        NaiveWindow(WindowLimits limits) {
            this(limits, new ArrayList<>());
        }

        void add(Place place) {
            places.add(place);
            while (places.size() > 1 && isBeyondABound()) {
                places.removeFirst();
            }
        }

        private boolean isBeyondABound() {
            long span = places.getLast().position().entryId().millis()
                    - places.getFirst().position().entryId().millis();
            long bytes = places.stream().mapToLong(Place::weight).sum();
            return places.size() > limits.entries()
                    || bytes > limits.bytes()
                    || span > limits.age().toMillis();
        }

        Optional<List<LoggedEvent>> resume(Position from, String userId, String deviceSessionId) {
            List<Position> positions = places.stream().map(Place::position).toList();
            int at = positions.indexOf(from);
            if (at < 0) {
                return Optional.empty();
            }
            List<LoggedEvent> missed = new ArrayList<>();
            for (Place place : places.subList(at + 1, places.size())) {
                if (place.event() != null && place.isFor(userId, deviceSessionId)) {
                    missed.add(place.event());
                }
            }
            return Optional.of(missed);
        }
    }
}
