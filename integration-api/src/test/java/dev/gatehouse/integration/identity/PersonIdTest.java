package dev.gatehouse.integration.identity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PersonIdTest {
    @Test
    void spellingTellsWhatItIs() {
        assertThat(PersonId.parse("A1234AA")).contains(new PersonId.PrisonNumber("A1234AA"));
        assertThat(PersonId.parse("X123456")).contains(new PersonId.Crn("X123456"));
        assertThat(PersonId.parse("per-4f1c2a7be0")).contains(new PersonId.Opaque("per-4f1c2a7be0"));
        assertThat(PersonId.parse("0".repeat(64))).containsInstanceOf(PersonId.Opaque.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a1234aa",
                "A1234A",
                "A1234AAA",
                "X12345",
                "Ⅹ123456",
                "X12345６",
                "A1234AA\n",
                " A1234AA",
                "short-one",
                "-4f1c2a7be0",
                "4f1c2a7be0-",
                "per/4f1c2a7be0",
                "per.4f1c2a7be0",
                "..%2f..%2f..%2f",
                "per 4f1c2a7be0",
                "pér-4f1c2a7be0"
            })
    void anythingElseIsNoId(String text) {
        assertThat(PersonId.parse(text)).isEmpty();
        assertThat(PersonId.parse("0".repeat(65))).isEmpty();
    }
}
