package dev.gatehouse.integration.identity;

import dev.gatehouse.integration.fixture.IdentitiesContract;
import dev.gatehouse.integration.fixture.InMemoryIdentities;

class InMemoryIdentitiesTest implements IdentitiesContract {
    private final InMemoryIdentities memory = new InMemoryIdentities();

    @Override
    public Identities identities() {
        return memory;
    }

    @Override
    public void breakSource() {
        memory.breakSource();
    }
}
