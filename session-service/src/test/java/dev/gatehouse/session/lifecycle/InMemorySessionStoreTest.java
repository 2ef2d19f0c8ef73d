package dev.gatehouse.session.lifecycle;

import dev.gatehouse.session.fixture.InMemorySessionStore;
import dev.gatehouse.session.fixture.SessionStoreContract;
import java.time.InstantSource;

class InMemorySessionStoreTest implements SessionStoreContract {
    private final SessionStore store = new InMemorySessionStore(InstantSource.system());

    @Override
    public SessionStore store() {
        return store;
    }
}
