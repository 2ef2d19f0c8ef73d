package dev.gatehouse.integration.web;

import dev.gatehouse.common.error.ErrorReason;
import dev.gatehouse.common.error.GatehouseException;
import dev.gatehouse.integration.combine.Answer;
import dev.gatehouse.integration.combine.Reason;
import dev.gatehouse.integration.paging.Page;
import java.util.Set;
import java.util.function.BiFunction;

/// Turns what a capability found into an answer, or into the reason of the error contract why there is none.
final class Answers {
    private Answers() {}

    static <T> Body single(Answer<T> answer) {
        return write(answer, (data, missing) -> new Body.Single<>(data, Body.Meta.of(missing)));
    }

    static <T> Body paged(Answer<Page<T>> answer) {
        return write(answer, (page, missing) -> Body.Paged.of(page, Body.Meta.of(missing)));
    }

    static <T, R> R write(Answer<T> answer, BiFunction<T, Set<String>, R> writer) {
        return switch (answer) {
            case Answer.Found<T>(T data, Set<String> missing) -> writer.apply(data, missing);
            case Answer.NotFound<T>() -> throw refused(ErrorReason.RESOURCE_NOT_FOUND);
            case Answer.Incomplete<T>() -> throw refused(ErrorReason.INCOMPLETE_ANSWER);
            case Answer.Failed<T>(Reason reason) -> throw refused(reasonOf(reason));
        };
    }

    private static ErrorReason reasonOf(Reason reason) {
        return switch (reason) {
            case UNAVAILABLE -> ErrorReason.SOURCE_UNAVAILABLE;
            case TIMED_OUT -> ErrorReason.SOURCE_TIMED_OUT;
            case FAILED -> ErrorReason.SOURCE_FAILED;
        };
    }

    private static GatehouseException refused(ErrorReason reason) {
        return new GatehouseException(reason, "answer");
    }
}
