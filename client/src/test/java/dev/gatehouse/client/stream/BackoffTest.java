package dev.gatehouse.client.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.common.fixture.Seeds;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BackoffTest {
    private final Random random = Seeds.random(BackoffTest.class);

    @Test
    void delayIsAnythingUpToTheDoubledFirstAndTheLongest() {
        Backoff backoff = new Backoff(Duration.ofMillis(100), Duration.ofSeconds(1));
        long[] most = {100, 200, 400, 800, 1000, 1000};

        for (int attempt = 0; attempt < most.length; attempt++) {
            Duration limit = Duration.ofMillis(most[attempt]);
            Duration longest = Duration.ZERO;
            Duration shortest = limit;
            for (int i = 0; i < 1000; i++) {
                Duration delay = backoff.delay(attempt, random);
                assertThat(delay).isBetween(Duration.ZERO, limit);
                longest = delay.compareTo(longest) > 0 ? delay : longest;
                shortest = delay.compareTo(shortest) < 0 ? delay : shortest;
            }
            assertThat(longest)
                    .as("the jitter is full")
                    .isGreaterThan(limit.multipliedBy(9).dividedBy(10));
            assertThat(shortest).isLessThan(limit.dividedBy(10));
        }
    }

    @Test
    void manyAttemptsDoNotOverflow() {
        assertThat(Backoff.DEFAULT.delay(Integer.MAX_VALUE, random)).isBetween(Duration.ZERO, Duration.ofSeconds(30));
    }

    @Test
    void nonsenseIsRefused() {
        assertThatThrownBy(() -> new Backoff(Duration.ZERO, Duration.ofSeconds(1)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Backoff(Duration.ofSeconds(2), Duration.ofSeconds(1)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
