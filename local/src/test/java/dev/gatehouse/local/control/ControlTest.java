package dev.gatehouse.local.control;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.common.fixture.FreePorts;
import dev.gatehouse.local.issuer.TokenIssuer;
import dev.gatehouse.local.material.Home;
import dev.gatehouse.local.material.Material;
import dev.gatehouse.local.material.PrivateFiles;
import dev.gatehouse.local.material.Tls;
import dev.gatehouse.local.probe.HttpsProbe;
import dev.gatehouse.local.probe.Probe;
import dev.gatehouse.local.standin.Condition;
import dev.gatehouse.local.standin.StandIns;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ControlTest {
    @TempDir
    private Path folder;

    private Home home;
    private StandIns standIns;
    private ControlListener listener;
    private Probe issuer;

    @BeforeEach
    void start() throws Exception {
        home = new Home(folder);
        Material.prepare(home, Clock.systemUTC());
        standIns = new StandIns(home, null);
        int port = FreePorts.next();
        standIns.start("issuer", new TokenIssuer(Clock.systemUTC()), port);
        listener = ControlListener.start(standIns, home, 0);
        issuer = new HttpsProbe(URI.create("https://localhost:" + port + "/healthz"), Tls.context(home, "back-end"));
    }

    @AfterEach
    void stop() {
        listener.close();
        standIns.close();
    }

    @Test
    void aStandInIsTakenDownAndUpAgain() throws Exception {
        try (Control control = control()) {
            assertThat(control.put("issuer", Condition.REFUSED)).isEqualTo(Map.of("issuer", "refused"));
            assertThat(issuer.isReady()).isFalse();
            assertThat(control.put("issuer", Condition.REFUSED)).isEqualTo(Map.of("issuer", "refused"));

            assertThat(control.put("issuer", Condition.UP)).isEqualTo(Map.of("issuer", "up"));
            assertThat(issuer.isReady()).isTrue();
            assertThat(control.conditions()).isEqualTo(Map.of("issuer", "up"));
        }
    }

    @Test
    void whoeverAsksForWhatIsNotThereIsToldWhatIs() throws Exception {
        try (Control control = control()) {
            assertThatThrownBy(() -> control.put("nobody", Condition.UP)).hasMessageEndingWith("name: issuer");
            assertThatThrownBy(() -> control.put("issuer", Condition.SLOW)).hasMessage("it can only be: up, refused");
        }
        assertThat(issuer.isReady()).isTrue();
    }

    @Test
    void withoutTheTokenNothingIsToldOrDone() throws Exception {
        PrivateFiles.writePrivate(home.standInToken(), "another".getBytes(US_ASCII));

        try (Control control = control()) {
            assertThatThrownBy(control::conditions).hasMessageContaining("token");
            assertThatThrownBy(() -> control.put("issuer", Condition.REFUSED)).isInstanceOf(IOException.class);
        }
        assertThat(issuer.isReady()).isTrue();
    }

    private Control control() throws Exception {
        return new Control(home, "https://localhost:" + listener.port());
    }
}
