package dev.gatehouse.config.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.common.signing.Sha256;
import dev.gatehouse.config.content.Layer;
import dev.gatehouse.config.json.Json;
import dev.gatehouse.config.render.Resolution.Resolved;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RepresentationTest {
    private static final Resolution SAMPLE = Samples.resolution(
            Map.of("B", new Json.Text("it's\n"), "A", new Json.Num("1e3"), "C", new Json.Flag(true)));

    @Test
    void formatsAreWrittenInOneWayOnly() {
        assertThat(Samples.write(SAMPLE, Format.ENV)).startsWith("A='1e3'\nB='it'\\''s\n'\nC='true'\n# gatehouse-end ");
        assertThat(Samples.write(SAMPLE, Format.JSON)).isEqualTo("{\"A\":1e3,\"B\":\"it's\\n\",\"C\":true}\n");
        assertThat(Samples.write(SAMPLE, Format.YAML))
                .startsWith("\"A\": 1.0e+3\n\"B\": \"it's\\n\"\n\"C\": true\n# gatehouse-end ");
    }

    @ParameterizedTest
    @EnumSource(names = {"ENV", "YAML"})
    void textEndsWithTheHashOfAllLinesBefore(Format format) {
        String text = Samples.write(SAMPLE, format);
        int marker = text.lastIndexOf('\n', text.length() - 2) + 1;
        byte[] before = text.substring(0, marker).getBytes(StandardCharsets.UTF_8);

        assertThat(text.substring(marker))
                .isEqualTo("# gatehouse-end release=7 sha256=" + HexFormat.of().formatHex(Sha256.of(before)) + "\n");
    }

    @Test
    void emptyConfigurationHasAFormInEveryFormat() {
        Resolution empty = Samples.resolution(Map.of());

        assertThat(Samples.write(empty, Format.ENV)).startsWith("# gatehouse-end release=7 ");
        assertThat(Samples.write(empty, Format.JSON)).isEqualTo("{}\n");
        assertThat(Samples.write(empty, Format.YAML)).startsWith("{}\n# gatehouse-end release=7 ");
    }

    @Test
    void explainedTellsLayers() {
        Resolved value = new Resolved(
                new Json.Text("x"),
                new Layer(Layer.Level.ROLE, "web"),
                List.of(new Layer(Layer.Level.REGION, "eu-1"), Layer.BASE));
        Resolution resolution = new Resolution(new TreeMap<>(Map.of("A", value)));

        assertThat(explained(resolution, Format.ENV)).startsWith("# role/web, over region/eu-1, base\nA='x'\n#");
        assertThat(explained(resolution, Format.YAML))
                .startsWith("# role/web, over region/eu-1, base\n\"A\": \"x\"\n#");
        assertThat(explained(resolution, Format.JSON))
                .isEqualTo(
                        "{\"A\":{\"value\":\"x\",\"layer\":\"role/web\",\"overridden\":[\"region/eu-1\",\"base\"]}}\n");
    }

    @Test
    void etagTellsFormatsReleasesAndExplanationsApart() {
        assertThat(etag(7, Format.ENV, false))
                .matches("\"[A-Za-z0-9_-]{43}\"")
                .isEqualTo(etag(7, Format.ENV, false))
                .isNotEqualTo(etag(8, Format.ENV, false))
                .isNotEqualTo(etag(7, Format.ENV, true))
                .isNotEqualTo(etag(7, Format.YAML, false));
        // JSON holds no release, so that a release that changes nothing changes no JSON.
        assertThat(etag(7, Format.JSON, false)).isEqualTo(etag(8, Format.JSON, false));
    }

    @Test
    void namesAreThoseThatAreSigned() {
        assertThat(Representation.of(SAMPLE, 7, Format.JSON, false).name()).isEqualTo("json");
        assertThat(Representation.of(SAMPLE, 7, Format.JSON, true).name()).isEqualTo("json+explained");
        assertThat(Representation.of(SAMPLE, 7, Format.ENV, false)).asString().matches("env of \\d+ bytes");
    }

    private static String explained(Resolution resolution, Format format) {
        return new String(Representation.of(resolution, 7, format, true).body(), StandardCharsets.UTF_8);
    }

    private static String etag(long release, Format format, boolean explained) {
        return Representation.of(SAMPLE, release, format, explained).etag();
    }
}
