package dev.gatehouse.common.error;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.common.fixture.GeneratedDocs;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ErrorReasonTest {
    @Test
    void errorsPageListsEveryReason() {
        String rows = Stream.of(ErrorReason.values())
                .map(reason -> "| `%s` | `%s` | %d `%s` | %s | %s |\n"
                        .formatted(
                                reason.name(),
                                reason.rpcCode(),
                                reason.httpStatus(),
                                reason.httpCode(),
                                reason.message(),
                                reason.advice().text()))
                .collect(Collectors.joining());
        GeneratedDocs.section(
                "errors.md",
                "reasons",
                "| Reason | gRPC status | HTTP | What callers read | Advice |\n| --- | --- | --- | --- | --- |\n"
                        + rows);
    }

    @Test
    void messagesThatOperatorsLookForStayAsTheyAre() {
        assertThat(ErrorReason.SESSION_REVOKED.message()).isEqualTo("device session is revoked");
        assertThat(ErrorReason.SHUTTING_DOWN.message()).isEqualTo("gateway is shutting down");
        assertThat(ErrorReason.STREAM_OVERFLOWED.message()).isEqualTo("push stream overflowed");
    }
}
