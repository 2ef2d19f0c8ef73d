package dev.gatehouse.common.redis;

/// Where a service's Redis is.
///
/// @param address host:port
/// @param clientName how Redis lists the connection, and the name of the service in its traces
public record RedisEndpoint(String address, String password, int database, String clientName) {
    /// Without the password.
    @Override
    public String toString() {
        return address + "/" + database;
    }
}
