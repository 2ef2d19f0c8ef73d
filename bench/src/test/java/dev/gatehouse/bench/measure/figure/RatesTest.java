package dev.gatehouse.bench.measure.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class RatesTest {
    private static final double EXACT = 1e-9;

    @Test
    void workInSeriesAddsItsCosts() {
        assertThat(Rates.inSeries(100, 100)).isEqualTo(50, within(EXACT));
        assertThat(Rates.inSeries(30, 60)).isEqualTo(20, within(EXACT));
    }

    @Test
    void oneSignatureIsSharedByAllWhoReceiveTheEvent() {
        assertThat(Rates.signedPush(200_000, 1, 20_000)).isEqualTo(Rates.inSeries(200_000, 20_000), within(EXACT));
        assertThat(Rates.signedPush(200_000, 10, 20_000)).isEqualTo(100_000, within(EXACT));
        assertThat(Rates.signedPush(200_000, 1_000_000, 20_000)).isEqualTo(200_000, within(10.0));
    }

    @Test
    void aSlopeIsTheRiseByTheRun() {
        assertThat(Rates.slope(5_000, 100_000, 15_000, 200_000)).isEqualTo(10, within(EXACT));
    }
}
