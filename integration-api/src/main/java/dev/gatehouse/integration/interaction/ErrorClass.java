package dev.gatehouse.integration.interaction;

/// Why an attempt failed: a closed list, the same in logs, metrics and diagnoses.
public enum ErrorClass {
    /// No connection within a second: something drops packets, or is overloaded.
    CONNECT_TIMEOUT(Side.UNKNOWN),
    /// The machine is there, and nobody listens; or the network says that there is no way.
    CONNECTION_REFUSED(Side.THEIRS),
    /// The name in the setting can't be resolved here.
    DNS_FAILURE(Side.OURS),
    /// One of the two does not accept the other's certificate.
    TLS_FAILURE(Side.UNKNOWN),
    /// Connected, but no whole answer in time.
    READ_TIMEOUT(Side.THEIRS),
    /// The connection ended before the answer did.
    CONNECTION_RESET(Side.THEIRS),
    /// It says that our request is wrong.
    HTTP_4XX(Side.OURS),
    /// It says that it failed.
    HTTP_5XX(Side.THEIRS),
    /// The answer is not what its contract says: another form, type or length, or about somebody else.
    DECODE_ERROR(Side.THEIRS),
    /// Not asked, because it failed too often. Reserved.
    BREAKER_OPEN(Side.THEIRS),
    /// Not asked, because too many of our calls wait for it.
    BULKHEAD_FULL(Side.OURS),
    /// The caller's deadline passed first.
    DEADLINE_EXCEEDED(Side.UNKNOWN),
    /// Given up, because the answer was decided without it.
    CANCELLED(Side.OURS),
    OTHER(Side.UNKNOWN);

    private final Side side;

    ErrorClass(Side side) {
        this.side = side;
    }

    /// Whose side such a failure is on.
    public Side side() {
        return side;
    }

    /// True iff it says something about the system that was asked, not only about the one who asked.
    public boolean isAboutTheUpstream() {
        return switch (this) {
            case BULKHEAD_FULL, DEADLINE_EXCEEDED, CANCELLED -> false;
            case CONNECT_TIMEOUT,
                    CONNECTION_REFUSED,
                    DNS_FAILURE,
                    TLS_FAILURE,
                    READ_TIMEOUT,
                    CONNECTION_RESET,
                    HTTP_4XX,
                    HTTP_5XX,
                    DECODE_ERROR,
                    BREAKER_OPEN,
                    OTHER -> true;
        };
    }
}
