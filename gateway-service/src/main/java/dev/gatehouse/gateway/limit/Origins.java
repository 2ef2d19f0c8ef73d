package dev.gatehouse.gateway.limit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;

/// Gives each connection its budget of failures, and all connections of an address one more in common.
public final class Origins {
    private static final Duration REFILLED_IN = Duration.ofMinutes(1);
    private static final int MAX_ADDRESSES = 100_000;

    private final Buckets buckets;
    private final int perConnection;
    private final int perAddress;
    private final Cache<InetAddress, FailureBudget> byAddress = Caffeine.newBuilder()
            .maximumSize(MAX_ADDRESSES)
            .expireAfterAccess(REFILLED_IN)
            .build();

    /// Gives budgets of these sizes.
    ///
    /// @param perConnection failures a minute on one connection
    /// @param perAddress failures a minute from one address
    /// @param nanos a monotonic clock
    public Origins(int perConnection, int perAddress, LongSupplier nanos) {
        this.buckets = new Buckets(nanos);
        this.perConnection = perConnection;
        this.perAddress = perAddress;
    }

    /// The origin of a new connection.
    ///
    /// @param address the caller's own; empty where it may be a balancer's, whom everybody shares
    public Origin of(Optional<InetAddress> address) {
        return new Origin(this, address);
    }

    FailureBudget ofConnection() {
        return budget(perConnection);
    }

    FailureBudget ofAddress(InetAddress address) {
        return byAddress.get(address, unused -> budget(perAddress));
    }

    private FailureBudget budget(int failures) {
        return new FailureBudget(buckets.of(failures, REFILLED_IN));
    }

    /// How many addresses have a budget at the moment.
    public long addresses() {
        return byAddress.estimatedSize();
    }
}
