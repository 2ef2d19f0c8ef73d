package dev.gatehouse.session.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.common.fixture.TestClock;
import dev.gatehouse.session.fixture.InMemorySessionStore;
import dev.gatehouse.session.fixture.Orders;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class SessionToucherTest {
    private final TestClock clock = new TestClock();
    private final SessionStore store = new InMemorySessionStore(clock);
    private final SessionToucher toucher =
            new SessionToucher(Orders.KEYS, store, new SessionLifetime(Duration.ofHours(1), Duration.ofDays(1)));
    private final OpenOrder order = Orders.open("demo", "alice");

    @Test
    void sessionInUseOutlivesItsIdleTime() {
        store.open(order);
        clock.advance(Duration.ofMinutes(50));

        assertThat(toucher.touch(List.of(order.id().text(), "ds1.made-up"))).isEqualTo(new TouchOutcome.Touched(1));

        clock.advance(Duration.ofMinutes(50));
        assertThat(toucher.touch(List.of(order.id().text()))).isEqualTo(new TouchOutcome.Touched(1));
    }

    @Test
    void sessionThatWasIdleForTooLongIsNotRevived() {
        store.open(order);
        clock.advance(Duration.ofMinutes(61));

        assertThat(toucher.touch(List.of(order.id().text()))).isEqualTo(new TouchOutcome.Touched(0));
    }

    @Test
    void reportIsBounded() {
        assertThat(toucher.touch(Collections.nCopies(501, order.id().text()))).isInstanceOf(TouchOutcome.Refused.class);
        assertThat(toucher.touch(List.of())).isEqualTo(new TouchOutcome.Touched(0));
    }
}
