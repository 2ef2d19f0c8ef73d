package dev.gatehouse.local.boot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.common.fixture.Folders;
import dev.gatehouse.local.blueprint.Site;
import dev.gatehouse.local.layout.Service;
import dev.gatehouse.local.material.Home;
import dev.gatehouse.local.platform.Progress;
import dev.gatehouse.local.platform.Start;
import dev.gatehouse.local.platform.StartedPlatform;
import dev.gatehouse.local.scene.Proof;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Config-api alone, with a pipeline and a machine.
class ConfigurationIT {
    @TempDir
    private Path folder;

    private final Proof proof = new Proof();

    @Test
    void aMachineGetsWhatAPipelinePublishes() throws Exception {
        Site site = Site.of(Folders.checkout()).in(new Home(folder));
        try (StartedPlatform platform = new Start(Progress.SILENT).beside(site, EnumSet.of(Service.CONFIG_API))) {
            List<String> tokens = List.of(
                    Files.readString(platform.home().configToken("publish")),
                    Files.readString(platform.home().configToken("read")));
            assertThat(tokens).doesNotHaveDuplicates().allMatch(token -> token.length() > 32);

            new Configuration(platform, Folders.checkout(), "shop").prove(proof);
        }
        assertThat(proof.facts()).hasSize(6);
    }
}
