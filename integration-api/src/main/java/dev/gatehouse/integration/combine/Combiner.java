package dev.gatehouse.integration.combine;

import java.util.function.UnaryOperator;

/// Begins rounds of questions.
public final class Combiner {
    private final UnaryOperator<Runnable> context;

    /// A combiner whose threads know what the asking thread knows.
    ///
    /// @param context gives a task the asking thread's context, such as its trace; called on the asking thread
    public Combiner(UnaryOperator<Runnable> context) {
        this.context = context;
    }

    /// A round of questions that ends with this deadline. It must be closed.
    public Round begin(Deadline deadline) {
        return new Round(deadline, context);
    }
}
