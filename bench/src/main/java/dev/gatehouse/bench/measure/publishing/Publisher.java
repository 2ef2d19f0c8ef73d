package dev.gatehouse.bench.measure.publishing;

/// Sends events on their way without waiting for an answer. Used by one thread.
public interface Publisher extends AutoCloseable {
    /// An event for all streams of a user or group; may be held back until [#flush()].
    ///
    /// @param stamp the moment at which it was due, which its payload bears
    void publish(int user, long stamp);

    /// Lets everything go that was held back.
    void flush();

    /// How the first event was refused; empty while none was.
    String firstRefusal();

    @Override
    void close();
}
