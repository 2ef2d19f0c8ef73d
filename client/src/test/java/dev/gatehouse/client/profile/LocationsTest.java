package dev.gatehouse.client.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LocationsTest {
    private static final Path HOME = Path.of("/home/ada");
    private static final Path OPTION = Path.of("/option");

    @Test
    void withoutAnyHintBothAreInTheHome() {
        Locations locations = new Locations(Map.of(), HOME);

        assertThat(locations.profile(null)).isEqualTo(Path.of("/home/ada/.config/gatehouse/client.properties"));
        assertThat(locations.state(null, false)).isEqualTo(Path.of("/home/ada/.config/gatehouse"));
    }

    @Test
    void stateIsBesideAProfileThatTheVariableNames() {
        Locations locations = new Locations(Map.of("GATEHOUSE_PROFILE", "/run/client.properties"), HOME);

        assertThat(locations.profile(null)).isEqualTo(Path.of("/run/client.properties"));
        assertThat(locations.state(null, false)).isEqualTo(Path.of("/run/client"));
        assertThat(locations.state(null, true)).isEqualTo(Path.of("/home/ada/.config/gatehouse"));
    }

    @Test
    void variableOfTheStateIsBeforeTheProfiles() {
        Locations locations =
                new Locations(Map.of("GATEHOUSE_PROFILE", "/run/client.properties", "GATEHOUSE_STATE", "/state"), HOME);

        assertThat(locations.state(null, false)).isEqualTo(Path.of("/state"));
    }

    @Test
    void optionsAreBeforeVariables() {
        Locations locations = new Locations(Map.of("GATEHOUSE_PROFILE", "/a", "GATEHOUSE_STATE", "/b"), HOME);

        assertThat(locations.profile(OPTION)).isEqualTo(OPTION);
        assertThat(locations.state(OPTION, true)).isEqualTo(OPTION);
    }
}
