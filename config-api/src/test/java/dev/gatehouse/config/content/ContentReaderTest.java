package dev.gatehouse.config.content;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.config.fixture.Contents;
import dev.gatehouse.config.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContentReaderTest {
    @Test
    void layersAreOrderedFromTheLeastToTheMostSpecific() {
        Content content = Contents.of("""
            {"application": {"host/web-1": {}, "role/web": {}, "region/us-1": {}, "region/eu-1": {}, "base": {"A": 1}}}
            """);

        assertThat(content.layers(Kind.APPLICATION).keySet().stream().map(Layer::wireName))
                .containsExactly("base", "region/eu-1", "region/us-1", "role/web", "host/web-1");
        assertThat(content.values(Kind.APPLICATION, Layer.BASE)).isEqualTo(Map.of("A", new Json.Num("1")));
        assertThat(content.layers(Kind.SYSTEM)).isEmpty();
        assertThat(content.values(Kind.SYSTEM, Layer.BASE)).isEmpty();
    }

    @Test
    void equalContentsHaveTheSameStoredForm() {
        Content one = Contents.of("{\"system\":{\"base\":{\"A\":\"\\u00e9\",\"B\":true}},\"application\":{}}");
        Content same = Contents.of(" {\"application\":{ }, \"system\":{\"base\":{\"B\":true,\"A\":\"é\"}}}");

        assertThat(same).isEqualTo(one).hasSameHashCodeAs(one);
        assertThat(same.stored()).isEqualTo(one.stored());
        assertThat(new String(one.stored(), StandardCharsets.UTF_8))
                .isEqualTo("{\"application\":{},\"system\":{\"base\":{\"A\":\"é\",\"B\":true}}}");
        assertThat(ContentReader.read(one.stored())).isEqualTo(new ContentOutcome.Valid(one));
    }

    @Test
    void kindsOfValuesAreKept() {
        Content content = Contents.of("{\"system\":{\"base\":{\"A\":\"1\",\"B\":1.50,\"C\":true,\"D\":\"true\"}}}");

        assertThat(content.values(Kind.SYSTEM, Layer.BASE))
                .isEqualTo(Map.of(
                        "A",
                        new Json.Text("1"),
                        "B",
                        new Json.Num("1.50"),
                        "C",
                        new Json.Flag(true),
                        "D",
                        new Json.Text("true")));
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "{,``",
                "{\"other\":{}},``",
                "{\"SYSTEM\":{}},``",
                "{\"system\":1},system",
                "{\"system\":{\"region/\":{}}},system",
                "{\"system\":{\"region/EU\":{}}},system",
                "{\"system\":{\"region/-a\":{}}},system",
                "{\"system\":{\"region/a/b\":{}}},system",
                "{\"system\":{\"base/a\":{}}},system",
                "{\"system\":{\"tenant/a\":{}}},system",
                "{\"system\":{\"base\":\"x\"}},system.base",
                "{\"system\":{\"base\":{\"1A\":1}}},system.base",
                "{\"system\":{\"base\":{\"A-B\":1}}},system.base",
                "{\"system\":{\"base\":{\"\":1}}},system.base",
                "{\"system\":{\"base\":{\"A\\n\":1}}},system.base",
                "{\"system\":{\"role/web\":{\"A\":{}}}},system.role/web.A"
            })
    void whatIsNotAllowedIsRefusedByItsPlace(String json, String place) {
        assertThat(ContentReader.read(json.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOfSatisfying(
                        ContentOutcome.Invalid.class,
                        invalid -> assertThat(invalid.place()).isEqualTo(place));
    }

    @Test
    void limitsHold() {
        assertThat(read(Content.MAX_VALUE_BYTES, 1)).isInstanceOf(ContentOutcome.Valid.class);
        assertThat(read(Content.MAX_VALUE_BYTES + 1, 1))
                .isEqualTo(new ContentOutcome.Invalid("system.base.K0", "a value may have 262144 bytes"));
        assertThat(read(Content.MAX_VALUE_BYTES, 4)).isEqualTo(new ContentOutcome.TooLarge());
        assertThat(ContentReader.read(new byte[2 * Content.MAX_BYTES + 1])).isEqualTo(new ContentOutcome.TooLarge());
        assertThat(keyOf(128)).isInstanceOf(ContentOutcome.Valid.class);
        assertThat(keyOf(129)).isInstanceOf(ContentOutcome.Invalid.class);
    }

    private static ContentOutcome read(int valueBytes, int values) {
        StringBuilder json = new StringBuilder("{\"system\":{\"base\":{");
        for (int i = 0; i < values; i++) {
            json.append(i == 0 ? "" : ",")
                    .append("\"K")
                    .append(i)
                    .append("\":\"")
                    .append("x".repeat(valueBytes))
                    .append('"');
        }
        return ContentReader.read(json.append("}}}").toString().getBytes(StandardCharsets.UTF_8));
    }

    private static ContentOutcome keyOf(int length) {
        String json = "{\"system\":{\"base\":{\"%s\":1}}}".formatted("K".repeat(length));
        return ContentReader.read(json.getBytes(StandardCharsets.UTF_8));
    }
}
