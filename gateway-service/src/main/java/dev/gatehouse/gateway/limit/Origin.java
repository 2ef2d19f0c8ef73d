package dev.gatehouse.gateway.limit;

import java.net.InetAddress;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Where a request came from: its connection, and its source address where that is known to be the caller's own.
///
/// A budget is made at the first failure: most connections never have one, and they are many.
public final class Origin {
    private final Origins origins;
    private final Optional<InetAddress> address;
    private @Nullable FailureBudget connection;

    Origin(Origins origins, Optional<InetAddress> address) {
        this.origins = origins;
        this.address = address;
    }

    /// Counts a request that could not be verified; false when one of the budgets was spent before it.
    public boolean fail() {
        boolean ofAddress =
                address.map(known -> origins.ofAddress(known).spend()).orElse(true);
        return ofConnection().spend() && ofAddress;
    }

    private synchronized FailureBudget ofConnection() {
        if (connection == null) {
            connection = origins.ofConnection();
        }
        return connection;
    }
}
