package dev.gatehouse.bench.soak.schedule;

/// How a stream is to end, and how large a share of them does so. Besides, connections are cut under their streams.
public enum Way {
    /// The client cancels it.
    CANCELLED(0.8295),
    /// The client opens a newer one of the same session and leaves the older one to the gateway.
    REPLACED(0.11),
    /// It stays until the gateway ends it: because of its age, or because its session is over.
    STAYS(0.05),
    /// Its session is revoked.
    REVOKED(0.01),
    /// Its client stops reading, until long after it has overflowed.
    STALLED(0.0005);

    private final double share;

    Way(double share) {
        this.share = share;
    }

    /// @param uniform 0 to 1
    static Way of(double uniform) {
        double rest = uniform;
        for (Way way : values()) {
            rest -= way.share;
            if (rest < 0) {
                return way;
            }
        }
        return CANCELLED;
    }

    double share() {
        return share;
    }
}
