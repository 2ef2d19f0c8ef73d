package dev.gatehouse.gateway.access;

import dev.gatehouse.common.session.SessionStatus;
import dev.gatehouse.gateway.fixture.TestDevice;
import java.time.Duration;

class InMemorySessionStoreTest implements SessionStoreContract {
    private final InMemorySessionStore store = new InMemorySessionStore();

    @Override
    public SessionStore store() {
        return store;
    }

    @Override
    public void open(TestDevice device) {
        store.open(device);
    }

    @Override
    public void openUntil(TestDevice device, Duration idle) {
        store.openUntil(device, idle);
    }

    @Override
    public void end(TestDevice device, SessionStatus status) {
        store.end(device, status);
    }

    @Override
    public void forge(TestDevice device) {
        store.forge(device);
    }

    @Override
    public void bump(TestDevice device) {
        store.bump();
    }

    @Override
    public void loseCounters(TestDevice device) {
        store.loseCounters();
    }

    @Override
    public void takeAway() {
        store.setDown(true);
    }
}
