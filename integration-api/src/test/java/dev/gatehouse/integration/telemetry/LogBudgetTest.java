package dev.gatehouse.integration.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.common.fixture.TestClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class LogBudgetTest {
    private final TestClock clock = new TestClock();
    private final LogBudget budget = new LogBudget(2, Duration.ofSeconds(10), clock);

    @Test
    void linesOfAWindowAreBoundedAndTheRestIsCounted() {
        assertThat(budget.take()).hasValue(0);
        assertThat(budget.take()).hasValue(0);
        assertThat(budget.take()).isEmpty();
        assertThat(budget.take()).isEmpty();

        clock.advance(Duration.ofSeconds(10));

        assertThat(budget.take()).hasValue(2);
        assertThat(budget.take()).hasValue(0);
        assertThat(budget.take()).isEmpty();
    }
}
