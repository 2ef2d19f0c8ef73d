package dev.gatehouse.config.etcd;

import dev.gatehouse.common.fixture.EtcdFixture;
import dev.gatehouse.config.entry.ConfigStore;
import dev.gatehouse.config.fixture.ConfigStoreContract;
import dev.gatehouse.config.fixture.ReleasesContract;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;

/// One etcd for all tests, started by the first: a suite that is skipped before all of them would not be reported.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EtcdStoreTest implements ConfigStoreContract, ReleasesContract {
    private @Nullable TestEtcd etcd;

    @BeforeEach
    void start() {
        if (etcd == null) {
            etcd = new TestEtcd(EtcdFixture.start());
        }
    }

    @AfterAll
    void stop() {
        if (etcd != null) { // skipped
            etcd.close();
        }
    }

    @Override
    public ConfigStore store() {
        return Objects.requireNonNull(etcd).store();
    }
}
