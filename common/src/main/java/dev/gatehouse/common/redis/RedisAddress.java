package dev.gatehouse.common.redis;

import dev.gatehouse.common.service.ServiceDescriptor;
import dev.gatehouse.common.service.StartupProblem;
import java.util.List;

/// How a service finds its Redis: the master itself, or Sentinels that know the master.
public sealed interface RedisAddress {
    /// One Redis that never moves.
    ///
    /// @param address host:port
    record Master(String address) implements RedisAddress {
        @Override
        public String setting() {
            return MASTER_ADDR;
        }

        @Override
        public String toString() {
            return address;
        }
    }

    /// Whatever Redis the Sentinels call the master; it may be another one after a failover.
    ///
    /// @param addresses host:port of each Sentinel
    /// @param masterName the name under which they watch it
    record Sentinels(List<String> addresses, String masterName) implements RedisAddress {
        public Sentinels {
            addresses = List.copyOf(addresses);
        }

        @Override
        public String setting() {
            return SENTINEL_ADDRS;
        }

        @Override
        public String toString() {
            return masterName + " at " + String.join(",", addresses);
        }
    }

    String MASTER_ADDR = "master-addr";
    String SENTINEL_ADDRS = "sentinel-addrs";
    String SENTINEL_MASTER = "sentinel-master";

    /// The setting that names it, below the prefix.
    String setting();

    /// Reads the three settings, of which either the first or the two others are set.
    ///
    /// @param propertyPrefix where they stand, such as `gateway.redis`
    /// @throws StartupProblem when neither or both are set, or only half of Sentinel's
    static RedisAddress of(
            String propertyPrefix, String masterAddr, List<String> sentinelAddrs, String sentinelMaster) {
        String sentinels = ServiceDescriptor.variable(propertyPrefix + "." + SENTINEL_ADDRS);
        String name = ServiceDescriptor.variable(propertyPrefix + "." + SENTINEL_MASTER);
        boolean sentinel = !sentinelAddrs.isEmpty() || !sentinelMaster.isEmpty();
        if (masterAddr.isEmpty() && !sentinel) {
            throw new StartupProblem(
                    propertyPrefix + "." + MASTER_ADDR,
                    "is not set. It is the host:port of Redis; with Sentinel set " + sentinels + " and " + name
                            + " instead.");
        }
        if (!masterAddr.isEmpty() && sentinel) {
            throw new StartupProblem(
                    propertyPrefix + "." + MASTER_ADDR,
                    "is set beside " + sentinels + " or " + name + ": which one counts? Remove it, or those two.");
        }
        if (!sentinel) {
            return new Master(masterAddr);
        }
        return sentinels(propertyPrefix, sentinelAddrs, sentinelMaster);
    }

    private static RedisAddress sentinels(String propertyPrefix, List<String> addresses, String masterName) {
        if (masterName.isEmpty()) {
            throw new StartupProblem(
                    propertyPrefix + "." + SENTINEL_MASTER,
                    "is not set. It is the name under which the Sentinels watch the master.");
        }
        if (addresses.isEmpty()) {
            throw new StartupProblem(
                    propertyPrefix + "." + SENTINEL_ADDRS,
                    "is not set. It lists host:port of the Sentinels, separated by commas.");
        }
        return new Sentinels(addresses, masterName);
    }
}
