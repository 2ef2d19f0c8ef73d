package dev.gatehouse.integration.combine;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/// Several questions, each on a virtual thread of its own from the moment that it is asked.
///
/// The round is decided when all are answered, a required part is unavailable, a question threw, or the deadline has
/// passed: it takes as long as its slowest part, never the sum. What still runs then is interrupted and takes the
/// reason for which it was given up. A question must end soon after an interrupt; nobody waits for that. Rounds are
/// used by the thread that began them.
public final class Round implements AutoCloseable {
    private final Deadline deadline;
    private final UnaryOperator<Runnable> context;
    private final List<Asked<?>> questions = new ArrayList<>();
    private final CompletableFuture<Reason> lost = new CompletableFuture<>();

    Round(Deadline deadline, UnaryOperator<Runnable> context) {
        this.deadline = deadline;
        this.context = context;
    }

    /// Asks for a part without which there is no answer: the round ends as soon as it is unavailable.
    public <T> Asked<T> required(Supplier<Part<T>> question) {
        return start(() -> {
            Part<T> part = question.get();
            if (part instanceof Part.Unavailable<T>(Reason reason)) {
                lost.complete(reason);
            }
            return part;
        });
    }

    /// Asks for a part without which the answer is incomplete.
    public <T> Asked<T> optional(Supplier<Part<T>> question) {
        return start(question);
    }

    private <T> Asked<T> start(Supplier<Part<T>> question) {
        Asked<T> asked = new Asked<>();
        questions.add(asked);
        Runnable task = () -> {
            try {
                asked.answer().complete(question.get());
            } catch (Throwable e) {
                // A fault of ours: it must reach the thread that waits, which answers for it.
                asked.answer().completeExceptionally(e);
                lost.completeExceptionally(e);
            }
        };
        asked.startedOn(Thread.ofVirtual().name("part").start(context.apply(task)));
        return asked;
    }

    /// Waits until the round is decided; from then on every part is there.
    ///
    /// @throws RuntimeException what a question threw
    public void await() {
        Reason reason = decide();
        questions.forEach(asked -> asked.giveUp(reason));
    }

    /// The reason for which unanswered questions are given up.
    private Reason decide() {
        CompletableFuture<?>[] answers = questions.stream().map(Asked::answer).toArray(CompletableFuture<?>[]::new);
        CompletableFuture<Object> decided = CompletableFuture.anyOf(CompletableFuture.allOf(answers), lost);
        try {
            return decided.get(deadline.left().toNanos(), TimeUnit.NANOSECONDS) instanceof Reason reason
                    ? reason
                    : Reason.TIMED_OUT; // all are answered, none is given up
        } catch (TimeoutException _) {
            return Reason.TIMED_OUT;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return Reason.UNAVAILABLE;
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException fault ? fault : new IllegalStateException(e.getCause());
        }
    }

    /// Interrupts whatever still runs.
    @Override
    public void close() {
        questions.forEach(asked -> asked.giveUp(Reason.UNAVAILABLE));
    }
}
