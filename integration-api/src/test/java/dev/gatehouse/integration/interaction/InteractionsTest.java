package dev.gatehouse.integration.interaction;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.integration.interaction.UpstreamState.Condition;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class InteractionsTest {
    private static final Instant START = Instant.parse("2026-11-21T12:00:00Z");

    private static Interaction at(int second, String upstream, String institution, @Nullable ErrorClass error) {
        return new Interaction(
                START.plusSeconds(second),
                "t",
                "acme",
                upstream,
                institution,
                "getThing",
                1,
                error == null ? Outcome.PRESENT : Outcome.FAILED,
                error,
                null,
                5,
                100,
                "");
    }

    @Test
    void ringKeepsTheNewest() {
        InteractionRing ring = new InteractionRing(100);
        IntStream.range(0, 250).forEach(i -> ring.add(at(i, "a", "MDI", null)));

        List<Interaction> all = ring.find(new InteractionQuery(null, null, START, 1000));

        assertThat(all).hasSize(100);
        assertThat(all.getFirst().time()).isEqualTo(START.plusSeconds(249));
        assertThat(all.getLast().time()).isEqualTo(START.plusSeconds(150));
    }

    @Test
    void queryNarrows() {
        InteractionRing ring = new InteractionRing(10);
        ring.add(at(0, "a", "MDI", null));
        ring.add(at(1, "b", "MDI", ErrorClass.HTTP_5XX));
        ring.add(at(2, "a", "", null));

        assertThat(ring.find(new InteractionQuery("MDI", null, START, 9))).hasSize(2);
        assertThat(ring.find(new InteractionQuery(null, "a", START, 9))).hasSize(2);
        assertThat(ring.find(new InteractionQuery(null, "a", START, 1)))
                .singleElement()
                .satisfies(newest -> assertThat(newest.time()).isEqualTo(START.plusSeconds(2)));
        assertThat(ring.find(new InteractionQuery("MDI", "b", START.plusSeconds(1), 9)))
                .singleElement()
                .satisfies(failed -> assertThat(failed.side()).isEqualTo(Side.THEIRS));
        assertThat(ring.find(new InteractionQuery(null, null, START.plusSeconds(3), 9)))
                .isEmpty();
    }

    @Test
    void stateFollowsTheNewestAttempts() {
        UpstreamStates states = new UpstreamStates();
        assertThat(states.of("a").condition()).isEqualTo(Condition.UNKNOWN);

        states.record(at(0, "a", "", null));
        states.record(at(1, "a", "", ErrorClass.READ_TIMEOUT));
        states.record(at(2, "a", "", ErrorClass.CANCELLED)); // says nothing of the upstream
        assertThat(states.of("a"))
                .isEqualTo(
                        new UpstreamState(Condition.DEGRADED, START.plusSeconds(1), 1, ErrorClass.READ_TIMEOUT, START));

        states.record(at(3, "a", "", ErrorClass.READ_TIMEOUT));
        states.record(at(4, "a", "", ErrorClass.HTTP_5XX));
        states.record(at(5, "a", "", ErrorClass.HTTP_5XX));
        assertThat(states.of("a"))
                .isEqualTo(new UpstreamState(Condition.DOWN, START.plusSeconds(4), 4, ErrorClass.HTTP_5XX, START));

        states.record(at(6, "a", "", null));
        assertThat(states.of("a").condition()).isEqualTo(Condition.UP);
        assertThat(states.of("b").condition()).isEqualTo(Condition.UNKNOWN);
    }

    @Test
    void subjectIsTheSamePersonInOneProcessOnly() {
        SubjectHash here = SubjectHash.create();

        assertThat(here.of("A1234AA")).matches("[0-9a-f]{16}").isEqualTo(here.of("A1234AA"));
        assertThat(here.of("A1234AB")).isNotEqualTo(here.of("A1234AA"));
        assertThat(SubjectHash.create().of("A1234AA")).isNotEqualTo(here.of("A1234AA"));
        assertThat(here.of("")).isEmpty();
    }
}
