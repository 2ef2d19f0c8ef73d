package dev.gatehouse.config.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.common.fixture.Seeds;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Our JSON against Jackson's.
class JsonReaderTest {
    private static final JsonMapper JACKSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(tools.jackson.databind.DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    @Test
    void everyKindOfValueIsRead() throws Exception {
        assertThat(read(" {\"b\" : true, \"n\":-1.50e+3,\"o\":{\"t\":\"x\"},\"a\":false, \"e\":{}} ")
                        .members())
                .isEqualTo(Map.of(
                        "b",
                        new Json.Flag(true),
                        "n",
                        new Json.Num("-1.50e+3"),
                        "o",
                        new Json.Fields(Map.of("t", new Json.Text("x"))),
                        "a",
                        new Json.Flag(false),
                        "e",
                        new Json.Fields(Map.of())));
    }

    @Test
    void escapesAreRead() throws Exception {
        assertThat(read("{\"t\":\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u0000\\u00e9\\uD83D\\ude00\"}")
                        .members())
                .containsEntry("t", new Json.Text("\"\\/\b\f\n\r\t\0é\ud83d\ude00"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{",
                "[]",
                "1",
                "\"x\"",
                "null",
                "{\"a\":null}",
                "{\"a\":[1]}",
                "{\"a\":1,}",
                "{,}",
                "{\"a\"}",
                "{\"a\":}",
                "{a:1}",
                "{'a':1}",
                "{\"a\":1}x",
                "{\"a\":1}{}",
                "{\"a\":1,\"a\":2}",
                "{\"a\":1,\"\\u0061\":2}",
                "{\"a\":01}",
                "{\"a\":+1}",
                "{\"a\":.5}",
                "{\"a\":1.}",
                "{\"a\":NaN}",
                "{\"a\":tru}",
                "{\"a\":truex}",
                "{\"a\":\"\n\"}",
                "{\"a\":\"\\x\"}",
                "{\"a\":\"\\u12\"}",
                "{\"a\":\"\\u００６１\"}",
                "{\"a\":\"\\ud800\"}",
                "{\"a\":\"\\udc00\\ud800\"}",
                "{\"a\":\"x}",
                "\ufeff{}",
                "{\"a\":1}\0",
                "{/**/}"
            })
    void whatIsNotStrictJsonIsRefused(String text) {
        assertThatThrownBy(() -> read(text)).isInstanceOf(MalformedJsonException.class);
    }

    @Test
    void boundsHold() {
        assertThatThrownBy(() -> read("{\"a\":".repeat(100_000))).hasMessageContaining("nested too deeply");
        assertThatThrownBy(() -> read("{\"a\":" + "1".repeat(65) + "}")).hasMessageContaining("number");
        assertThatThrownBy(() -> JsonReader.read(new byte[] {'{', (byte) 0xc0, (byte) 0x80, '}'}))
                .hasMessage("it is not UTF-8");
    }

    @Test
    void refusalTellsNothingOfTheContent() {
        assertThatThrownBy(() -> read("{\"password\":\"secret\" \"x\"}"))
                .message()
                .doesNotContain("secret", "password");
    }

    @Test
    void whatIsWrittenIsReadAlikeByUsAndByJackson() throws Exception {
        Random random = Seeds.random(JsonReaderTest.class);
        for (int i = 0; i < 500; i++) {
            Json.Fields value = fields(random, 3);
            byte[] written = JsonWriter.write(value);

            assertThat(JsonReader.read(written)).isEqualTo(value);
            assertThat(JsonWriter.write(JsonReader.read(written))).isEqualTo(written);
            assertThat(same(JACKSON.readTree(written), value)).isTrue();
        }
    }

    /// Jackson accepts more (arrays, null, halves of characters), so only what we accept is compared.
    @Test
    void damagedTextIsNeverAcceptedWhereJacksonRefusesIt() {
        Random random = Seeds.random(JsonReaderTest.class);
        for (int i = 0; i < 5_000; i++) {
            byte[] damaged = JsonWriter.write(fields(random, 2));
            damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
            assertThat(acceptedByUs(damaged) && !acceptedByJackson(damaged))
                    .as(new String(damaged, StandardCharsets.UTF_8))
                    .isFalse();
        }
    }

    private static boolean acceptedByUs(byte[] text) {
        try {
            JsonReader.read(text);
            return true;
        } catch (MalformedJsonException e) {
            return false;
        }
    }

    private static boolean acceptedByJackson(byte[] text) {
        try {
            JACKSON.readTree(text);
            return true;
        } catch (JacksonException e) {
            return false;
        }
    }

    private static boolean same(JsonNode node, Json value) {
        return switch (value) {
            case Json.Text(var text) -> node.isString() && node.stringValue().equals(text);
            case Json.Num(var text) -> node.isNumber() && node.doubleValue() == Double.parseDouble(text);
            case Json.Flag(var flag) -> node.isBoolean() && node.booleanValue() == flag;
            case Json.Fields(var members) ->
                node.size() == members.size()
                        && members.entrySet().stream()
                                .allMatch(member -> node.has(member.getKey())
                                        && same(node.get(member.getKey()), member.getValue()));
        };
    }

    private static Json.Fields fields(Random random, int depth) {
        Map<String, Json> members = new TreeMap<>();
        for (int i = random.nextInt(5); i >= 0; i--) {
            members.put(unicode(random), value(random, depth));
        }
        return new Json.Fields(members);
    }

    private static Json value(Random random, int depth) {
        return switch (random.nextInt(depth > 0 ? 4 : 3)) {
            case 0 -> new Json.Text(unicode(random));
            case 1 -> new Json.Num(Integer.toString(random.nextInt()));
            case 2 -> new Json.Flag(random.nextBoolean());
            default -> fields(random, depth - 1);
        };
    }

    private static String unicode(Random random) {
        int bound = random.nextBoolean() ? 128 : Character.MAX_CODE_POINT + 1;
        return random.ints(0, bound)
                .filter(point -> point < Character.MIN_SURROGATE || point > Character.MAX_SURROGATE)
                .limit(random.nextInt(8))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static Json.Fields read(String text) throws MalformedJsonException {
        return JsonReader.read(text.getBytes(StandardCharsets.UTF_8));
    }
}
