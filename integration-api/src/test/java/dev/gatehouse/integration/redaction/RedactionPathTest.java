package dev.gatehouse.integration.redaction;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RedactionPathTest {
    @Test
    void namesAndElementsAreSteps() {
        assertThat(RedactionPath.parse("$.data.phones[*].number"))
                .hasValueSatisfying(
                        path -> assertThat(path.steps()).containsExactly("data", "phones", "[*]", "number"));
        assertThat(RedactionPath.parse("$[*][*]"))
                .hasValueSatisfying(path -> assertThat(path.steps()).containsExactly("[*]", "[*]"));
        assertThat(RedactionPath.parse("$" + ".a".repeat(32))).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "$",
                "data",
                ".data",
                "data.x",
                "$data",
                "$.",
                "$..data",
                "$.data.",
                "$.data ",
                " $.data",
                "$.data[0]",
                "$.data['x']",
                "$.data[*",
                "$.data.*",
                "$.data[?(@.x)]",
                "$.1",
                "$.däta",
                "$.a\n.b",
                "$.a$.b"
            })
    void anythingElseIsNoPath(String text) {
        assertThat(RedactionPath.parse(text)).isEmpty();
    }

    @Test
    void depthAndLengthAreBounded() {
        assertThat(RedactionPath.parse("$" + ".a".repeat(33))).isEmpty();
        assertThat(RedactionPath.parse("$." + "a".repeat(129))).isEmpty();
    }
}
