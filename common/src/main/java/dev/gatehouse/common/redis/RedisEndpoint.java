package dev.gatehouse.common.redis;

/// Where a service's Redis is.
///
/// @param address the master's, or the Sentinels' that know it
/// @param password of Redis; Sentinels are asked without one
/// @param clientName how Redis lists the connection, and the name of the service in its traces
public record RedisEndpoint(RedisAddress address, String password, int database, String clientName) {
    /// Without the password.
    @Override
    public String toString() {
        return address + "/" + database;
    }
}
