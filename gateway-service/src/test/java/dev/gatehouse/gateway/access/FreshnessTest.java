package dev.gatehouse.gateway.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.gateway.fixture.TestNanos;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class FreshnessTest {
    private final TestNanos clock = new TestNanos();
    private final Freshness freshness = new Freshness(clock);

    @Test
    void nothingIsFreshBeforeTheFirstMark() {
        assertThat(freshness.isFresh()).isFalse();
    }

    @Test
    void markCountsFromWhenItsReadWasSent() {
        long sent = clock.nanos();
        clock.advance(Duration.ofSeconds(2));
        freshness.proven(sent);
        assertThat(freshness.isFresh()).isTrue();
        assertThat(freshness.age()).isEqualTo(Duration.ofSeconds(2));

        clock.advance(Duration.ofSeconds(1));

        assertThat(freshness.isFresh()).isFalse();
    }

    @Test
    void olderProofDoesNotReplaceANewerOne() {
        long older = clock.nanos();
        clock.advance(Duration.ofSeconds(2));
        freshness.proven(clock.nanos());
        freshness.proven(older);

        assertThat(freshness.age()).isEqualTo(Duration.ZERO);
    }
}
