package dev.gatehouse.gateway.subscription;

import dev.gatehouse.common.error.ErrorReason;

/// The transport's end of one stream. Its methods are called by one thread at a time; whoever calls
/// [Subscription#drain] again when the sink becomes ready is the transport.
public interface EventSink {
    /// True iff a message would go out at once. False is back-pressure: nothing is sent until the transport says
    /// otherwise.
    boolean isReady();

    /// Sends a message for the wire.
    void send(byte[] message);

    /// Sends the answer to the subscribe itself, after the first beacon.
    ///
    /// @param recovered nothing is missing between the client's position and now
    void sendOpened(boolean recovered);

    /// Ends the stream. Nothing is sent after it.
    void close(ErrorReason reason);
}
