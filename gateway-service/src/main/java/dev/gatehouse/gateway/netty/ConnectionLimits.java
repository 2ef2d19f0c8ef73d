package dev.gatehouse.gateway.netty;

import dev.gatehouse.gateway.settings.GatewaySettings;
import java.time.Duration;

/// The bounds of connections.
///
/// @param connections how many at a time
/// @param perAddress how many of one IPv4 address, or IPv6 /64, at a time
/// @param addressPreserved whether the source address is the caller's own, and no balancer's
/// @param firstCall how long a connection may be open without a call
/// @param request how long a request may take to arrive whole
/// @param incompleteRequests how many requests may be under way at a time
/// @param incompleteBytes how much of them may wait in memory
record ConnectionLimits(
        int connections,
        int perAddress,
        boolean addressPreserved,
        Duration firstCall,
        Duration request,
        int incompleteRequests,
        long incompleteBytes) {
    private static final int INCOMPLETE_REQUESTS = 1_024;
    private static final long INCOMPLETE_BYTES = 64 * 1024 * 1024;

    static ConnectionLimits of(GatewaySettings settings) {
        GatewaySettings.Limits limits = settings.limits();
        return new ConnectionLimits(
                limits.connections(),
                limits.connectionsPerAddress(),
                settings.isSourceAddressPreserved(),
                limits.firstCallWithin(),
                limits.requestWithin(),
                INCOMPLETE_REQUESTS,
                INCOMPLETE_BYTES);
    }
}
