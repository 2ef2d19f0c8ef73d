package dev.gatehouse.gateway.netty;

/// Every way in which a connection of the gRPC listener ends. The constant is the tag of the metric.
public enum ConnectionEnd {
    /// The caller closed it, or the network did.
    CLIENT(false),
    /// Nothing was called on it for long.
    IDLE(false),
    /// This node stops.
    SHUTDOWN(false),
    /// The node holds as many connections as it may: it was not accepted.
    TOO_MANY_CONNECTIONS(true),
    /// The address (IPv6: its /64) holds as many connections as it may: it was not accepted.
    TOO_MANY_OF_ADDRESS(true),
    /// It did not get as far as HTTP/2.
    NO_HANDSHAKE(true),
    /// Nothing was called on it in time.
    NO_CALL(true),
    /// More requests than its budget allows could not be verified.
    TOO_MANY_FAILURES(true),
    /// Its calls were reset too often (rapid reset).
    TOO_MANY_RESETS(true),
    /// It was pinged too often.
    TOO_MANY_PINGS(true),
    /// What it sent was no HTTP/2.
    PROTOCOL_ERROR(true);

    private final boolean misuse;

    ConnectionEnd(boolean misuse) {
        this.misuse = misuse;
    }

    /// True iff a limit or a rule ended it.
    boolean isMisuse() {
        return misuse;
    }
}
