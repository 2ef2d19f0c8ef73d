package dev.gatehouse.bench.soak.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScheduleTest {
    private static final int MANY = 50_000;
    private static final double ALL = 376;

    private static List<Schedule.Due> acts(long seed) {
        Schedule schedule = new Schedule(seed);
        return Stream.generate(schedule::next).limit(MANY).toList();
    }

    @Test
    void theSeedAloneDecides() {
        assertThat(acts(7)).isEqualTo(acts(7));
        assertThat(acts(7)).isNotEqualTo(acts(8));
    }

    @Test
    void actsComeInOrderAndAtTheirRates() {
        List<Schedule.Due> acts = acts(1);
        assertThat(acts).extracting(Schedule.Due::nanos).isSorted();
        double seconds = acts.getLast().nanos() / (double) TimeUnit.SECONDS.toNanos(1);
        assertThat(MANY / seconds).isCloseTo(ALL, within(ALL * 0.03));
        long opens = acts.stream().filter(due -> due.act() instanceof Act.Open).count();
        assertThat(opens / seconds).isCloseTo(Schedule.OPENS, within(Schedule.OPENS * 0.03));
        assertThat(acts).extracting(due -> due.act().getClass().getSimpleName()).contains("Command", "Forge", "MakeUp");
    }

    @Test
    void everyWayToEndComesUpAndTheirSharesAreTheWhole() {
        assertThat(acts(3).stream()
                        .map(Schedule.Due::act)
                        .filter(Act.Open.class::isInstance)
                        .map(act -> ((Act.Open) act).way())
                        .distinct())
                .containsExactlyInAnyOrder(Way.values());
        assertThat(Arrays.stream(Way.values()).mapToDouble(Way::share).sum()).isCloseTo(1, within(1e-9));
    }

    @Test
    void nobodyStaysForeverAndPlacesAreInTheList() {
        assertThat(acts(4)).allSatisfy(due -> {
            assertThat(due.act().place()).isBetween(0.0, 1.0);
            if (due.act() instanceof Act.Open open) {
                assertThat(open.stay()).isBetween(Duration.ZERO, Duration.ofMinutes(1));
            }
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 5, 10, 60, 600})
    void whatIsBoundedIsFullBeforeItCounts(int minutes) {
        Plan plan = new Plan(1, Duration.ofMinutes(minutes));
        // 100,000 entries of the window at 2,000 a second, the minute of remembered events, the longest session.
        assertThat(plan.warmUp()).isGreaterThan(Duration.ofMinutes(1)).isGreaterThan(plan.longestSession());
        assertThat(plan.streamMaxAge()).isLessThan(plan.longestSession()).isGreaterThan(Duration.ofSeconds(20));
        long samples = plan.length().minus(plan.warmUp()).dividedBy(plan.step());
        assertThat(samples).isGreaterThanOrEqualTo(35);
    }
}
