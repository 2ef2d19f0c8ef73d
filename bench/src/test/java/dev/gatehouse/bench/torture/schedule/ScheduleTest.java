package dev.gatehouse.bench.torture.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ScheduleTest {
    private static final int ACTS = 400;
    private static final Cast CAST = Cast.withGateways(3, RedisLayout.SENTINEL);

    @Test
    void theSameSeedGivesTheSameActsInTheSamePlaces() {
        assertThat(acts(7)).isEqualTo(acts(7));
    }

    @Test
    void anotherSeedGivesOtherActs() {
        assertThat(acts(7)).isNotEqualTo(acts(8));
    }

    @Test
    void howFarOneTrackWasReadChangesNothingOfAnother() {
        Schedule schedule = new Schedule(7, CAST);
        List<Planned> alone = first(schedule.faults().getLast(), 20);
        List<Iterator<Planned>> tracks = schedule.faults();
        first(tracks.getFirst(), 77);
        first(schedule.publishing(), 3);

        assertThat(first(tracks.getLast(), 20)).isEqualTo(alone);
    }

    @Test
    void eachKindOfFaultThatOneRedisCanHaveComesInADeckAndAnEmptyOneOnce() {
        assertThat(dealt(RedisLayout.SINGLE, 13))
                .containsAll(EnumSet.range(FaultKind.GATEWAY_KILL, FaultKind.STAND_INS_FREEZE))
                .containsOnlyOnce(FaultKind.REDIS_EMPTY)
                .doesNotContainAnyElementsOf(EnumSet.range(FaultKind.MASTER_MOVE, FaultKind.SENTINEL_FREEZE));
    }

    @Test
    void eachKindOfFailoverComesTwiceInADeckWithSentinels() {
        List<FaultKind> dealt = dealt(RedisLayout.SENTINEL, 17);

        assertThat(dealt)
                .containsAll(EnumSet.range(FaultKind.MASTER_MOVE, FaultKind.SENTINEL_FREEZE))
                .contains(FaultKind.GATEWAY_KILL, FaultKind.GATEWAY_FREEZE, FaultKind.SESSION_SERVICE_KILL)
                .doesNotContain(FaultKind.REDIS_KILL, FaultKind.REDIS_FREEZE, FaultKind.REDIS_EMPTY);
        assertThat(EnumSet.range(FaultKind.MASTER_MOVE, FaultKind.MASTER_ISOLATE))
                .allSatisfy(kind -> assertThat(dealt).filteredOn(kind::equals).hasSize(2));
    }

    private static List<FaultKind> dealt(RedisLayout redis, int cards) {
        Deck deck = new Deck(3, redis);
        return IntStream.range(0, cards).mapToObj(n -> deck.next()).toList();
    }

    @Test
    void aSeedChoosesTheLayoutUnlessItIsNamed() {
        assertThat(RedisLayout.of(828)).isEqualTo(RedisLayout.SINGLE);
        assertThat(RedisLayout.of(-7)).isEqualTo(RedisLayout.SENTINEL);
    }

    @Test
    void whoeverIsolatesAMasterRevokesASessionMeanwhile() {
        List<Act> faults = first(new Schedule(5, CAST).faults().getLast(), 40).stream()
                .map(Planned::act)
                .toList();

        assertThat(faults).filteredOn(Act.Isolate.class::isInstance).hasSizeGreaterThan(1);
        assertThat(faults).noneMatch(act -> act instanceof Act.Fault fault && fault.kind() == FaultKind.MASTER_ISOLATE);
    }

    /// What CI runs: its 42 seconds must meet Redis and a gateway, killed and frozen.
    @Test
    void theRunOfCiStillKillsAndFreezesRedisAndAGateway() {
        Schedule schedule = new Schedule(828, Cast.withGateways(2, RedisLayout.of(828)));

        assertThat(first(schedule.faults().getLast(), 4).stream().map(Planned::act))
                .extracting(act -> ((Act.Fault) act).kind())
                .contains(FaultKind.REDIS_KILL);
    }

    @Test
    void everyUserIsPublishedToAndEveryEventIdIsUsedOnce() {
        List<Act.Publish> events = first(new Schedule(5, CAST).publishing(), ACTS).stream()
                .map(planned -> (Act.Publish) planned.act())
                .toList();

        assertThat(events.stream().map(Act.Publish::user).collect(Collectors.toSet()))
                .isEqualTo(Set.of(0, 1, 2, 3, 4));
        assertThat(events.stream().map(Act.Publish::id)).doesNotHaveDuplicates();
        assertThat(events).anyMatch(event -> event.copies() == 2);
        assertThat(events).anyMatch(event -> event.lifeMillis() != null);
        assertThat(events.stream().map(Act.Publish::slot).filter(Objects::nonNull))
                .isNotEmpty();
        assertThat(events).allMatch(ScheduleTest::isOfItsUser);
    }

    @Test
    void whoeverStopsReadingIsFloodedMeanwhile() {
        Iterator<Planned> stalling = new Schedule(5, CAST).faults().get(1);
        Act.Stall stall = (Act.Stall) stalling.next().act();
        Act.Publish flood = (Act.Publish) stalling.next().act();

        assertThat(flood.slot()).isEqualTo(stall.slot());
        assertThat(flood.events() * flood.bytes()).isGreaterThan(2 * 1024 * 1024);
    }

    private static boolean isOfItsUser(Act.Publish event) {
        Integer slot = event.slot();
        return slot == null || CAST.userOf(slot) == event.user();
    }

    private static List<Planned> acts(long seed) {
        Schedule schedule = new Schedule(seed, CAST);
        List<Planned> acts = new ArrayList<>();
        Stream.concat(Stream.of(schedule.publishing()), schedule.faults().stream())
                .forEach(track -> acts.addAll(first(track, ACTS)));
        return acts;
    }

    private static List<Planned> first(Iterator<Planned> track, int count) {
        List<Planned> acts = new ArrayList<>();
        for (int n = 0; n < count; n++) {
            acts.add(track.next());
        }
        return acts;
    }
}
