package dev.gatehouse.bench.measure.gauge;

import dev.gatehouse.bench.measure.figure.Figure;

/// How a thousand streams are pushed to.
///
/// @param fanOut streams of each user
/// @param bytes of a payload
/// @param window deliveries that are under way at most
record Case(int fanOut, int bytes, int window) {
    /// All streams of all users.
    static final int STREAMS = 1_000;

    /// A window that merges some writes.
    static final int WINDOW = 8_000;

    /// No window of ours: what outboxes of 256 events can hold without a stream being closed as overflowed.
    static final int UNBOUNDED = 200 * STREAMS;

    int users() {
        return STREAMS / fanOut;
    }

    String text() {
        return users() + " × " + fanOut + ", " + bytes + " B, window "
                + (window == UNBOUNDED ? "none" : Figure.number(window));
    }
}
