package dev.gatehouse.common.session;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GenerationTest {
    private static final Generation CURRENT = new Generation(3, 2, 1);

    @Test
    void textFormIsReadAndWritten() {
        assertThat(CURRENT).hasToString("3.2.1");
        assertThat(Generation.parse("3.2.1")).contains(CURRENT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", ".", "1", "1.2", "1.2.3.4", "1..3", "a.b.c", "1.2.9223372036854775808", " 1.2.3", "1.2.3 "})
    void anythingElseIsRefused(String text) {
        assertThat(Generation.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "3, 2, 1, true",
        // raised, and lowered by a store that lost its tail: both are another generation
        "4, 2, 1, false",
        "3, 3, 1, false",
        "3, 2, 2, false",
        "2, 2, 1, false",
        "3, 1, 1, false",
        "3, 2, 0, false"
    })
    void sessionIsValidIffAllThreeAreEqual(long global, long tenant, long user, boolean valid) {
        assertThat(CURRENT.isValidUnder(new Generation(global, tenant, user))).isEqualTo(valid);
    }

    @ParameterizedTest
    @CsvSource({"0, 2, 1", "3, 0, 1", "3, 2, 0", "-1, 2, 1", "0, 0, 0"})
    void noSessionIsValidUnderACounterThatDoesNotExist(long global, long tenant, long user) {
        Generation missing = new Generation(global, tenant, user);

        assertThat(missing.isValidUnder(missing)).isFalse();
    }
}
