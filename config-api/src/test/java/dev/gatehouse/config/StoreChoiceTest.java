package dev.gatehouse.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.common.service.ServiceLauncher;
import dev.gatehouse.config.entry.ConfigStore;
import dev.gatehouse.config.fixture.ServiceFolder;
import dev.gatehouse.config.fixture.Stores;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.ConfigurableApplicationContext;

/// Which store the service starts with.
class StoreChoiceTest {
    @TempDir
    Path folder;

    @Test
    void sqliteIsTheDefault() {
        try (ConfigurableApplicationContext service = run()) {
            Stores.put(service.getBean(ConfigStore.class), "a", "1");
        }
        assertThat(folder.resolve("config.db")).isNotEmptyFile();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "redis", "SQLITE", "etcd'", "' + ''"})
    void storeThatDoesNotExistStopsTheStart(String store) {
        assertThatThrownBy(() -> run("--config-api.store=" + store)).hasStackTraceContaining("must be sqlite or etcd.");
    }

    @Test
    void etcdNeedsItsSettings() {
        assertThatThrownBy(() -> run("--config-api.store=etcd"))
                .hasStackTraceContaining("is not set: it is https://host:port of the members");
    }

    private ConfigurableApplicationContext run(String... more) {
        List<String> arguments = new ArrayList<>(List.of(
                "--config-api.environment=local",
                "--config-api.region=eu-1",
                "--config-api.plaintext-listeners=http",
                "--config-api.http-addr=127.0.0.1:0",
                "--config-api.signer-private-key-pem-path=" + new ServiceFolder(folder).path("dev-config-signer.pem"),
                "--config-api.sqlite.path=" + folder.resolve("config.db")));
        arguments.addAll(List.of(more));
        var application = ServiceLauncher.application(ConfigApi.DESCRIPTOR, ConfigApi.class);
        application.setRegisterShutdownHook(false);
        return application.run(arguments.toArray(String[]::new));
    }
}
