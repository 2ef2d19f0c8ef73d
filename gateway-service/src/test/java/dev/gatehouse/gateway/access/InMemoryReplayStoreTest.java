package dev.gatehouse.gateway.access;

import dev.gatehouse.common.fixture.TestClock;
import java.time.Duration;

class InMemoryReplayStoreTest implements ReplayStoreContract {
    private final TestClock clock = new TestClock();
    private final InMemoryReplayStore store = new InMemoryReplayStore(clock);

    @Override
    public ReplayStore store() {
        return store;
    }

    @Override
    public void letPass(Duration time) {
        clock.advance(time);
    }

    @Override
    public void takeAway() {
        store.setDown(true);
    }
}
