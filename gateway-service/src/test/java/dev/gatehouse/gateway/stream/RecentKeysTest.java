package dev.gatehouse.gateway.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.common.fixture.Seeds;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RecentKeysTest {
    private record Added(long high, long low, long millis) {
        boolean has(long otherHigh, long otherLow) {
            return high == otherHigh && low == otherLow;
        }
    }

    @Test
    void anyHistoryGivesTheSameAsANaiveQueue() {
        Random random = Seeds.random(getClass());
        for (int run = 0; run < 40; run++) {
            // Few different first halves, so that many keys want the same bucket; the last ones, so that they wrap.
            compare(random, 1 + random.nextInt(200), random.nextBoolean() ? 0 : -100);
        }
    }

    private static void compare(Random random, int different, long from) {
        RecentKeys tested = new RecentKeys();
        Deque<Added> naive = new ArrayDeque<>();
        int most = 1 + random.nextInt(3_000);
        for (int step = 0; step < 5_000; step++) {
            if (!naive.isEmpty() && (naive.size() > most || random.nextInt(4) == 0)) {
                assertThat(tested.firstMillis()).isEqualTo(naive.getFirst().millis());
                naive.removeFirst();
                tested.removeFirst();
            } else {
                Added next = new Added(from + random.nextInt(different), random.nextInt(3), step);
                assertThat(tested.add(next.high(), next.low(), next.millis())).isEqualTo(lastOf(naive, next));
                naive.addLast(next);
            }
            assertThat(tested.size()).isEqualTo(naive.size());
        }
        tested.clear();
        assertThat(tested.size()).isZero();
        assertThat(tested.add(from, 0, 1)).isEmpty();
    }

    private static OptionalLong lastOf(Deque<Added> naive, Added next) {
        var newestFirst = naive.descendingIterator();
        while (newestFirst.hasNext()) {
            Added before = newestFirst.next();
            if (before.has(next.high(), next.low())) {
                return OptionalLong.of(before.millis());
            }
        }
        return OptionalLong.empty();
    }
}
