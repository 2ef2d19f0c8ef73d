package dev.gatehouse.integration.upstreams;

import dev.gatehouse.integration.combine.Inquiry;
import dev.gatehouse.integration.combine.Part;
import dev.gatehouse.integration.interaction.ErrorClass;
import dev.gatehouse.integration.interaction.Interaction;
import dev.gatehouse.integration.interaction.Outcome;
import dev.gatehouse.integration.interaction.SubjectHash;
import io.micrometer.tracing.Span;
import io.micrometer.tracing.Tracer;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Makes a span and a record of each attempt to ask one upstream.
///
/// @param upstream its name
record AttemptRecords(
        String upstream, Tracer tracer, SubjectHash subjects, InstantSource clock, Consumer<Interaction> recorder) {
    Open open(Operation<?> operation, Inquiry inquiry, int number) {
        Span span = tracer.spanBuilder()
                .name(upstream + " " + operation.name())
                .kind(Span.Kind.CLIENT)
                .tag("upstream", upstream)
                .tag("operation", operation.name())
                .tag("attempt", number)
                .start();
        return new Open(this, operation, inquiry, number, span, System.nanoTime());
    }

    /// An attempt that is under way.
    record Open(
            AttemptRecords records, Operation<?> operation, Inquiry inquiry, int number, Span span, long beganAtNanos) {
        void close(Attempt<?> attempt) {
            switch (attempt) {
                case Attempt.Answered<?>(Part.Absent<?> _, int status) -> record(Outcome.ABSENT, null, status);
                case Attempt.Answered<?>(Part<?> _, int status) -> record(Outcome.PRESENT, null, status);
                case Attempt.Failed<?>(ErrorClass errorClass, Integer status) ->
                    record(Outcome.FAILED, errorClass, status);
            }
        }

        private void record(Outcome outcome, @Nullable ErrorClass errorClass, @Nullable Integer status) {
            if (status != null) {
                span.tag("http.response.status_code", status);
            }
            if (errorClass != null) {
                span.tag("error.type", errorClass.name());
            }
            span.end();
            records.recorder.accept(new Interaction(
                    records.clock.instant(),
                    span.context().traceId(),
                    inquiry.consumer(),
                    records.upstream,
                    inquiry.institution(),
                    operation.name(),
                    number,
                    outcome,
                    errorClass,
                    status,
                    TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - beganAtNanos),
                    inquiry.deadline().left().toMillis(),
                    records.subjects.of(operation.subject())));
        }
    }
}
