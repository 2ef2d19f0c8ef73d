package dev.gatehouse.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OutageTest {
    @ParameterizedTest
    @CsvSource({
        "redis,             redis,           1",
        "gateway-service@7, gateway-service, 7",
        "config-api@10,     config-api,      10",
        "custody-ledger@9,  custody-ledger,  9",
    })
    void namesAServiceOrAStandInAndAStep(String text, String name, int step) {
        assertThat(Outage.parse(text)).contains(new Outage(name, step));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nobody", "redis@", "redis@0", "redis@100", "redis@1x", "stand-ins-control@3", "@3"})
    void anythingElseIsNone(String text) {
        assertThat(Outage.parse(text)).isEmpty();
    }
}
