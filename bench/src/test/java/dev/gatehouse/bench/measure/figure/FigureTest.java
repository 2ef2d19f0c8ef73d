package dev.gatehouse.bench.measure.figure;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class FigureTest {
    @Test
    void jsonHasTheSevenFieldsInTheirOrder() {
        JsonNode json = JsonMapper.shared()
                .readTree(Figure.rate("deliveries", 70_000, "per CPU-second", 100_000, 0.7)
                        .asJson());
        assertThat(json.propertyNames()).containsExactly("name", "value", "unit", "limit", "ratio", "goal", "met");
        assertThat(json.get("name").asString()).isEqualTo("deliveries");
        assertThat(json.get("value").asDouble()).isEqualTo(70_000);
        assertThat(json.get("limit").asDouble()).isEqualTo(100_000);
        assertThat(json.get("ratio").asDouble()).isEqualTo(0.7);
        assertThat(json.get("goal").asString()).isEqualTo("ratio ≥ 0.7");
        assertThat(json.get("met").asBoolean()).isTrue();
    }

    @Test
    void whatHasNoLimitHasNullsInJson() {
        JsonNode json =
                JsonMapper.shared().readTree(Figure.atMost("p50", 3, "ms", 2).asJson());
        assertThat(json.get("limit").isNull()).isTrue();
        assertThat(json.get("ratio").isNull()).isTrue();
        assertThat(json.get("met").asBoolean()).isFalse();
    }

    @Test
    void aRateMustReachItsShareAndACostMustNotExceedItsFactor() {
        assertThat(Figure.rate("rate", 69, "1/s", 100, 0.7).met()).isFalse();
        assertThat(Figure.cost("cost", 15, "µs", 10, 1.5).met()).isTrue();
        assertThat(Figure.cost("cost", 15.1, "µs", 10, 1.5).met()).isFalse();
    }

    @Test
    void aMarginIsAddedToTheLimit() {
        assertThat(Figure.within("p99", 13, "ms", 3, 10).met()).isTrue();
        assertThat(Figure.within("p99", 13.1, "ms", 3, 10).met()).isFalse();
    }

    @Test
    void aFloorMustBeReached() {
        assertThat(Figure.atLeast("rate", 40_000, "1/s", 40_000).met()).isTrue();
        assertThat(Figure.atLeast("rate", 39_999, "1/s", 40_000).met()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"123456.7, 123 457", "999.4, 999", "0.714, 0.71", "2.0, 2", "12.345, 12.35"})
    void numbersAreReadable(double value, String text) {
        assertThat(Figure.number(value)).isEqualTo(text);
    }
}
