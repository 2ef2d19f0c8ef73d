package dev.gatehouse.client.publish;

import io.lettuce.core.RedisURI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Where the log is: one Redis, or whichever Redis its Sentinels call the master.
///
/// @param addresses `host:port` of the Redis, or of each Sentinel
/// @param masterName under which the Sentinels watch the master; null: there are none
record LogAddress(List<String> addresses, @Nullable String masterName) {
    /// @throws IllegalArgumentException when one is not `host:port`
    LogAddress {
        addresses = List.copyOf(addresses);
        for (String address : addresses) {
            if (!address.matches(".+:[0-9]{1,5}")) {
                throw new IllegalArgumentException("not host:port: " + address);
            }
        }
    }

    /// Whether the master may become another Redis.
    boolean moves() {
        return masterName != null;
    }

    RedisURI.Builder uri() {
        RedisURI.Builder uri = RedisURI.builder();
        if (masterName == null) {
            return uri.withHost(host(addresses.getFirst())).withPort(port(addresses.getFirst()));
        }
        uri.withSentinelMasterId(masterName);
        addresses.forEach(address -> uri.withSentinel(host(address), port(address)));
        return uri;
    }

    private static String host(String address) {
        return address.substring(0, address.lastIndexOf(':'));
    }

    private static int port(String address) {
        return Integer.parseInt(address, address.lastIndexOf(':') + 1, address.length(), 10);
    }

    @Override
    public String toString() {
        return (masterName == null ? "" : masterName + " at ") + String.join(",", addresses);
    }
}
