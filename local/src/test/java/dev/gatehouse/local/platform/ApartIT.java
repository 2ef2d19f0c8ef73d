package dev.gatehouse.local.platform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.local.PretendService;
import dev.gatehouse.local.blueprint.Site;
import dev.gatehouse.local.layout.Listener;
import dev.gatehouse.local.layout.Service;
import dev.gatehouse.local.layout.Store;
import dev.gatehouse.local.material.Home;
import dev.gatehouse.local.platform.ServiceStatus.State;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ApartIT {
    @TempDir
    private Path checkout;

    private final Start start = new Start(Progress.SILENT);

    @Test
    void platformsApartShareNothingAndAreNotTheOneOfTheCheckout() throws Exception {
        PretendService.install(checkout);
        Home main = Home.of(checkout);
        Path oldData = Files.createDirectories(main.folder().resolve("apart/1/redis/data"))
                .resolve("old");
        Files.createFile(oldData);

        try (StartedPlatform one = start.apart(checkout, Store.SQLITE.platform());
                StartedPlatform two = start.apart(checkout, Store.SQLITE.platform())) {
            assertThat(one.home()).isNotEqualTo(two.home());
            assertThat(one.addresses().port(Listener.REDIS))
                    .isNotEqualTo(two.addresses().port(Listener.REDIS));
            assertThat(oldData).doesNotExist();
            assertThat(AttachedPlatform.find(main)).isEmpty();

            one.stop(Service.CONFIG_API);

            assertThat(states(one)).endsWith(State.READY, State.GONE).containsOnlyOnce(State.GONE);
            assertThat(states(two)).containsOnly(State.READY);
        }
        assertThat(AttachedPlatform.find(new Home(main.folder().resolve("apart/1"))))
                .isEmpty();
    }

    private List<State> states(StartedPlatform platform) throws Exception {
        AttachedPlatform found = AttachedPlatform.find(platform.home()).orElseThrow();
        return StatusReport.of(Site.of(checkout).in(platform.home()), found).stream()
                .map(ServiceStatus::state)
                .toList();
    }
}
