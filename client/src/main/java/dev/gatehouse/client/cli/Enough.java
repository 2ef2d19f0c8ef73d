package dev.gatehouse.client.cli;

import dev.gatehouse.client.stream.CloseReason;
import dev.gatehouse.client.stream.StreamEvent;
import dev.gatehouse.client.stream.StreamListener;
import java.util.concurrent.CompletableFuture;

/// Counts events on their way to a view and says when that is enough, or nobody looks any more.
final class Enough implements StreamListener {
    private final StreamListener view;
    private final Terminal terminal;
    private final CompletableFuture<Boolean> reached = new CompletableFuture<>();
    private long left;

    Enough(StreamListener view, long count, Terminal terminal) {
        this.view = view;
        this.left = count;
        this.terminal = terminal;
    }

    /// Runs the action once, when enough events were seen; at once if that was so before.
    void whenReached(Runnable action) {
        var unused = reached.thenRun(action);
    }

    @Override
    public void on(StreamEvent event) throws Exception {
        if (left <= 0 && event instanceof StreamEvent.Event) {
            throw new IllegalStateException("an event after the last one that was asked for");
        }
        if (event instanceof StreamEvent.Closed closed && closed.reason() instanceof CloseReason.Cancelled) {
            return;
        }
        view.on(event);
        if ((event instanceof StreamEvent.Event && --left == 0) || terminal.isAbandoned()) {
            reached.complete(true);
        }
    }
}
