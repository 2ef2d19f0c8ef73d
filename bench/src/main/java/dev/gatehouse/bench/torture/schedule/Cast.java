package dev.gatehouse.bench.torture.schedule;

/// Who takes part in a run.
///
/// @param users each has the same number of devices
/// @param slots devices; device `n` belongs to the user `n % users`
/// @param gateways processes
public record Cast(int users, int slots, int gateways, RedisLayout redis) {
    /// Few enough for two cores that services, devices and Redis share.
    public static Cast withGateways(int gateways, RedisLayout redis) {
        return new Cast(5, 10, gateways, redis);
    }

    /// The user of a device.
    public int userOf(int slot) {
        return slot % users;
    }
}
