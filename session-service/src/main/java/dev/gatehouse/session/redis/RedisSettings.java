package dev.gatehouse.session.redis;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// Where Redis is.
///
/// @param masterAddr Address of the Redis master, host:port; required unless Sentinel knows it.
/// @param replicaAddrs Addresses of replicas, separated by commas. Accepted and reserved; not used yet.
/// @param password Password of Redis. Required.
/// @param db Number of the Redis database.
/// @param keyPrefix What every key begins with, except the streams, whose settings are their whole keys.
/// @param sentinelAddrs Addresses of the Sentinels, host:port, separated by commas; asked without a password.
/// @param sentinelMaster Name under which the Sentinels watch the master.
@Validated
@ConfigurationProperties(prefix = RedisSettings.PREFIX, ignoreUnknownFields = false)
record RedisSettings(
        @DefaultValue("") String masterAddr,

        @DefaultValue("") String replicaAddrs,

        @NotBlank(message = "is not set: Redis is only used with a password.") @DefaultValue("")
        String password,

        @Min(value = 0, message = "must be 0 or more.")
        @Max(value = 1023, message = "must be at most 1023.")
        @DefaultValue("0")
        int db,

        @Pattern(regexp = "[A-Za-z0-9:._-]{1,64}", message = "must be 1 to 64 letters, digits or one of : . _ -")
        @DefaultValue("gatehouse:")
        String keyPrefix,

        @DefaultValue List<String> sentinelAddrs,
        @DefaultValue("") String sentinelMaster) {

    /// Where the settings stand.
    static final String PREFIX = "session-service.redis";

    /// Without the password.
    @Override
    public String toString() {
        return (sentinelMaster.isEmpty() ? masterAddr : sentinelMaster) + "/" + db;
    }
}
