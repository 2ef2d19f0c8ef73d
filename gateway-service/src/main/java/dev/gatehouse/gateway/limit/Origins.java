package dev.gatehouse.gateway.limit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;

/// Gives each connection its budget of failures, and all connections from a network one more in common.
public final class Origins {
    private static final Duration REFILLED_IN = Duration.ofMinutes(1);
    private static final int MAX_NETWORKS = 100_000;

    private final Buckets buckets;
    private final int perConnection;
    private final int perNetwork;
    private final Cache<CallerNetwork, FailureBudget> byNetwork = Caffeine.newBuilder()
            .maximumSize(MAX_NETWORKS)
            .expireAfterAccess(REFILLED_IN)
            .build();

    /// Gives budgets of these sizes.
    ///
    /// @param perConnection failures a minute on one connection
    /// @param perNetwork failures a minute from one network
    /// @param nanos a monotonic clock
    public Origins(int perConnection, int perNetwork, LongSupplier nanos) {
        this.buckets = new Buckets(nanos);
        this.perConnection = perConnection;
        this.perNetwork = perNetwork;
    }

    /// The origin of a new connection.
    ///
    /// @param network the caller's own; empty where it may be a balancer's, whom everybody shares
    public Origin of(Optional<CallerNetwork> network) {
        return new Origin(this, network);
    }

    FailureBudget ofConnection() {
        return budget(perConnection);
    }

    FailureBudget ofNetwork(CallerNetwork network) {
        return byNetwork.get(network, unused -> budget(perNetwork));
    }

    private FailureBudget budget(int failures) {
        return new FailureBudget(buckets.of(failures, REFILLED_IN));
    }

    /// How many networks have a budget at the moment.
    public long networks() {
        return byNetwork.estimatedSize();
    }
}
