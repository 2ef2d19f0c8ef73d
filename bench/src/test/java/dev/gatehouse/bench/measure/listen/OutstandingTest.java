package dev.gatehouse.bench.measure.listen;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OutstandingTest {
    @Test
    void noMoreThanTheWindowIsUnderWay() {
        Outstanding window = new Outstanding(20);
        assertThat(window.tryTake(10)).isTrue();
        assertThat(window.tryTake(10)).isTrue();
        assertThat(window.tryTake(1)).isFalse();
        window.arrived();
        assertThat(window.tryTake(1)).isTrue();
        assertThat(window.open()).isEqualTo(20);
    }

    @Test
    void anEventWiderThanTheWindowGoesWhenNothingIsUnderWay() {
        Outstanding window = new Outstanding(20);
        assertThat(window.tryTake(100)).isTrue();
        assertThat(window.tryTake(1)).isFalse();
    }
}
