package dev.gatehouse.config.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.common.fixture.Seeds;
import dev.gatehouse.config.fixture.HostileText;
import dev.gatehouse.config.fixture.Shell;
import dev.gatehouse.config.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

/// What real parsers make of JSON and YAML: the same texts, numbers and booleans, whatever version of YAML they
/// speak.
class TypesAreKeptTest {
    private static final TypeReference<LinkedHashMap<String, Object>> MAP = new TypeReference<>() {};
    private static final List<String> NUMBERS = List.of(
            "0",
            "-0",
            "7",
            "-7",
            "1.5",
            "1.50",
            "-0.25",
            "1e3",
            "1E3",
            "1e+3",
            "1e-3",
            "-2.5E10",
            "0e0",
            "1.0e0",
            "9007199254740993",
            "123456789012345678901234567890");
    private static final int ROUNDS = 10;
    private static final int VALUES = 200;

    @TempDir
    Path folder;

    @Test
    void jsonKeepsThem() {
        assertKept(text -> JsonMapper.shared().readValue(text, MAP), Format.JSON);
    }

    @Test
    void yaml11KeepsThem() {
        assertKept(
                text -> new Yaml(new SafeConstructor(new LoaderOptions())).<Map<String, Object>>load(text),
                Format.YAML);
    }

    @Test
    void yaml12KeepsThem() {
        assertKept(text -> YAMLMapper.shared().readValue(text, MAP), Format.YAML);
    }

    @Test
    void yamlOfPythonKeepsThem() throws IOException {
        Shell.assumeInstalled("python3");
        Shell.Result found = Shell.run(folder, Map.of(), "python3", "-c", "import yaml");
        org.junit.jupiter.api.Assumptions.assumeTrue(found.status() == 0, "python3 has no yaml");
        assertKept(this::readByPython, Format.YAML);
    }

    private Map<String, Object> readByPython(String yaml) throws IOException {
        Files.writeString(folder.resolve("config.yaml"), yaml);
        String program = "import yaml, json; print(json.dumps(yaml.safe_load(open('config.yaml', 'rb'))))";
        Shell.Result result = Shell.run(folder, Map.of(), "python3", "-c", program);
        assertThat(result.trouble()).isEmpty();
        return JsonMapper.shared().readValue(result.output(), MAP);
    }

    @FunctionalInterface
    private interface Parser {
        Map<String, Object> parse(String text) throws IOException;
    }

    private static void assertKept(Parser parser, Format format) {
        Random random = Seeds.random(TypesAreKeptTest.class);
        assertKept(parser, format, HostileText.pieces());
        for (int round = 0; round < ROUNDS; round++) {
            assertKept(
                    parser,
                    format,
                    Stream.generate(() -> HostileText.next(random))
                            .limit(VALUES)
                            .toList());
        }
    }

    private static void assertKept(Parser parser, Format format, List<String> texts) {
        TreeMap<String, Json.Scalar> values = new TreeMap<>(Samples.texts(texts));
        NUMBERS.forEach(number -> values.put("N" + values.size(), new Json.Num(number)));
        // Names that are booleans, numbers or nulls to some parser where they stand unquoted.
        Stream.of("no", "on", "y", "N", "null", "true", "_1", "NaN")
                .forEach(key -> values.put(key, new Json.Flag(key.length() > 2)));

        Map<String, Object> parsed;
        try {
            parsed = parser.parse(Samples.write(Samples.resolution(values), format));
        } catch (IOException e) {
            throw new AssertionError(e);
        }

        assertThat(parsed).containsOnlyKeys(values.keySet());
        values.forEach((key, value) -> assertSame(parsed.get(key), value));
    }

    private static void assertSame(@Nullable Object parsed, Json.Scalar value) {
        switch (value) {
            case Json.Text(var text) -> assertThat(parsed).isEqualTo(text);
            case Json.Flag(var flag) -> assertThat(parsed).isEqualTo(flag);
            case Json.Num(var text) -> {
                assertThat(parsed)
                        .as(text)
                        .isInstanceOfSatisfying(
                                Number.class,
                                number -> assertThat(number.doubleValue() + 0.0)
                                        .isEqualTo(Double.parseDouble(text) + 0.0));
            }
        }
    }
}
