package dev.gatehouse.gateway.limit;

import java.util.Optional;

/// Where a request came from: its connection, and its source address where that is known to be the caller's own.
public final class Origin {
    private final FailureBudget connection;
    private final Optional<FailureBudget> address;

    Origin(FailureBudget connection, Optional<FailureBudget> address) {
        this.connection = connection;
        this.address = address;
    }

    /// Counts a request that could not be verified; false when one of the budgets was spent before it.
    public boolean fail() {
        boolean ofAddress = address.map(FailureBudget::spend).orElse(true);
        return connection.spend() && ofAddress;
    }
}
