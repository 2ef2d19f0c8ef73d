package dev.gatehouse.config;

import dev.gatehouse.common.fixture.EtcdFixture;
import dev.gatehouse.config.fixture.ConfigPlatform;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;

/// On a real etcd; skipped where there is none.
class ConfigApiOnEtcdIT extends ConfigApiSuite {
    private @Nullable EtcdFixture etcd;

    @Override
    ConfigPlatform open() {
        EtcdFixture started = EtcdFixture.start();
        etcd = started;
        return ConfigPlatform.start(Map.of(
                "CONFIG_API_STORE", "etcd",
                "CONFIG_API_ETCD_ENDPOINTS", started.endpoints(),
                "CONFIG_API_ETCD_CA_PATH", started.certificates().ca().toString(),
                "CONFIG_API_ETCD_CERT_PATH", started.client().certificate().toString(),
                "CONFIG_API_ETCD_KEY_PATH", started.client().key().toString()));
    }

    @AfterAll
    void stopEtcd() {
        if (etcd != null) {
            etcd.close();
        }
    }
}
