package dev.gatehouse.config.web.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NumbersTest {
    @Test
    void positiveWholeNumbersAreRead() {
        assertThat(Numbers.parse("1")).contains(1L);
        assertThat(Numbers.parse("9223372036854775807")).contains(Long.MAX_VALUE);
        assertThat(Numbers.parse("limit", "100", 100)).isEqualTo(100);
        assertThatExceptionOfType(Refusal.class).isThrownBy(() -> Numbers.parse("limit", "101", 100));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "01", "-1", "+1", " 1", "1.0", "1e3", "9223372036854775808", "٣", "0x1"})
    void everyOtherSpellingIsRefused(String text) {
        assertThat(Numbers.parse(text)).isEmpty();
    }
}
