package dev.gatehouse.bench.torture.claim;

/// The times that the protocol and the run's goal state, in milliseconds.
public final class Bounds {
    /// A gateway believes what it knows of a session for 3 s after the last mark; marks come each second.
    public static final long REVOKED_COMMAND = 4_000;

    /// A revoked session's stream is closed in this time.
    public static final long REVOKED_STREAM = 5_000;

    /// After a fault events flow again in this time.
    public static final long FLOW = 5_000;

    /// How long gateways refuse signed requests after the store was replaced, because replays can't be told apart.
    public static final long REPLAYS_UNKNOWN = 5_000;

    /// What a device that was disturbed is given to be as the others again.
    public static final long SETTLED = 2_000;

    private Bounds() {}
}
