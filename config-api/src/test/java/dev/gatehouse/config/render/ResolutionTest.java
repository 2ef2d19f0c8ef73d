package dev.gatehouse.config.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.config.content.Content;
import dev.gatehouse.config.content.Kind;
import dev.gatehouse.config.content.Layer;
import dev.gatehouse.config.fixture.Contents;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ResolutionTest {
    private static final Content CONTENT = Contents.of("""
        {"application": {
          "base": {"A": "base", "B": "base", "C": "base", "D": "base", "PORT": 80},
          "region/eu-1": {"B": "region", "C": "region", "D": "region", "E": "region"},
          "region/us-1": {"A": "us"},
          "role/web": {"C": "role", "D": "role"},
          "host/web-1": {"D": "host", "PORT": 8080}},
         "system": {"base": {"S": "system"}}}
        """);

    @Test
    void moreSpecificLayerWins() {
        assertThat(texts(resolve("eu-1", "web", "web-1")))
                .isEqualTo(Map.of("A", "base", "B", "region", "C", "role", "D", "host", "E", "region", "PORT", "8080"));
    }

    @Test
    void layerThatIsNotAskedForOrNotConfiguredAddsNothing() {
        assertThat(texts(resolve("", "", "")))
                .isEqualTo(Map.of("A", "base", "B", "base", "C", "base", "D", "base", "PORT", "80"));
        assertThat(resolve("mars", "db", "db-1")).isEqualTo(resolve("", "", ""));
        assertThat(texts(resolve("us-1", "", ""))).containsEntry("A", "us");
    }

    @Test
    void kindsAreApart() {
        assertThat(texts(Resolution.of(CONTENT, Kind.SYSTEM, new Machine("eu-1", "web", "web-1"))))
                .isEqualTo(Map.of("S", "system"));
        assertThat(Resolution.of(Contents.of("{}"), Kind.SYSTEM, new Machine("", "", ""))
                        .values())
                .isEmpty();
    }

    @Test
    void everyValueTellsItsLayerAndThoseThatItOverrides() {
        assertThat(resolve("eu-1", "web", "web-1").values())
                .extractingFromEntries(entry ->
                        entry.getKey() + " of " + entry.getValue().layer().wireName() + " over "
                                + entry.getValue().overridden().stream()
                                        .map(Layer::wireName)
                                        .toList())
                .contains("A of base over []", "D of host/web-1 over [role/web, region/eu-1, base]");
    }

    @Test
    void missingKeysAreNamedInTheirOrder() {
        Resolution resolution = resolve("", "", "");

        assertThat(resolution.missing(List.of("Z", "A", "E", "a"))).containsExactly("Z", "E", "a");
        assertThat(resolution.missing(List.of("A"))).isEmpty();
    }

    @Test
    void machineWithANameThatNoLayerHasIsRefused() {
        assertThat(Machine.of("eu-1", "", "web-1")).isPresent();
        assertThat(Machine.of("EU", "", "")).isEmpty();
        assertThat(Machine.of("", "a/b", "")).isEmpty();
        assertThat(Machine.of("", "", "a\nb")).isEmpty();
    }

    private static Resolution resolve(String region, String role, String host) {
        return Resolution.of(CONTENT, Kind.APPLICATION, new Machine(region, role, host));
    }

    private static Map<String, String> texts(Resolution resolution) {
        TreeMap<String, String> texts = new TreeMap<>();
        resolution
                .values()
                .forEach((key, resolved) -> texts.put(key, resolved.value().text()));
        return texts;
    }
}
