package dev.gatehouse.bench.measure.listen;

import io.grpc.Metadata;
import io.grpc.Status;

/// Hears what arrives on streams. Called by transport threads, many at a time: it must not block.
public interface Ear {
    /// An event has arrived.
    void event(byte[] message);

    /// A stream has ended.
    ///
    /// @param stream its number in the crowd
    default void ended(int stream, Status status, Metadata trailers) {}
}
