package dev.gatehouse.gateway.limit;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Where a request came from: its connection, and its source network where the address is known to be the
/// caller's own.
///
/// A budget is made at the first failure: most connections never have one, and they are many.
public final class Origin {
    private final Origins origins;
    private final Optional<CallerNetwork> network;
    private @Nullable FailureBudget connection;

    Origin(Origins origins, Optional<CallerNetwork> network) {
        this.origins = origins;
        this.network = network;
    }

    /// Counts a request that could not be verified; false when one of the budgets was spent before it.
    public boolean fail() {
        boolean ofNetwork =
                network.map(known -> origins.ofNetwork(known).spend()).orElse(true);
        return ofConnection().spend() && ofNetwork;
    }

    private synchronized FailureBudget ofConnection() {
        if (connection == null) {
            connection = origins.ofConnection();
        }
        return connection;
    }
}
