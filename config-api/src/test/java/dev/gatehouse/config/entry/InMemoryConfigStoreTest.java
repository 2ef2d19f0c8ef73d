package dev.gatehouse.config.entry;

import dev.gatehouse.config.fixture.ConfigStoreContract;
import dev.gatehouse.config.fixture.InMemoryConfigStore;
import dev.gatehouse.config.fixture.ReleasesContract;

class InMemoryConfigStoreTest implements ConfigStoreContract, ReleasesContract {
    private final ConfigStore store = new CheckedStore(new InMemoryConfigStore());

    @Override
    public ConfigStore store() {
        return store;
    }
}
