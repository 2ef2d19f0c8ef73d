package dev.gatehouse.session.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WhyTest {
    @ParameterizedTest
    @CsvSource({"op-1,lost_device,support-7", "3f,breach.2026-11,u:4711", "!,a,?"})
    void codesAndOpaqueIdsAreAcceptable(String operationId, String reason, String actor) {
        assertThat(Why.parse(operationId, reason, actor)).contains(new Why(operationId, reason, actor));
    }

    @ParameterizedTest
    @CsvSource({
        "'',lost,me",
        "op,'',me",
        "op,lost,''",
        "op 1,lost,me",
        "op,He lost it,me",
        "op,Lost,me",
        "op,lost,jane@example.org",
        "op,lost,Jane Doe"
    })
    void sentencesAndPersonsAreNot(String operationId, String reason, String actor) {
        assertThat(Why.parse(operationId, reason, actor)).isEmpty();
    }
}
