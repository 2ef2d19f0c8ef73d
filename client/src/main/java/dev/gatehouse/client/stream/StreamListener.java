package dev.gatehouse.client.stream;

/// What an application does about a stream's events.
@FunctionalInterface
public interface StreamListener {
    /// Takes one event. Called by one thread at a time, in order; may block: the gateway is asked for the next
    /// message only when this has returned, and gateway and connection together hold back a bounded amount.
    ///
    /// @throws Exception ends the stream as `LISTENER_FAILED`; the event counts as not handled
    void on(StreamEvent event) throws Exception;
}
