package dev.gatehouse.common.redis;

import dev.gatehouse.common.service.StartupProblem;
import io.lettuce.core.RedisException;
import java.util.Optional;
import java.util.Properties;
import org.springframework.dao.DataAccessException;
import org.springframework.data.redis.connection.RedisConnection;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;

/// What a Redis must be for a service to start with it.
///
/// @param propertyPrefix where the settings stand, such as `gateway.redis`
record StartCheck(String propertyPrefix, RedisEndpoint endpoint) {
    private static final int MIN_MAJOR_VERSION = 7;
    private static final int MAX_REPLICA_LAG_SECONDS = 2;

    /// Sends one PING and reads version and configuration.
    ///
    /// @throws StartupProblem for the first thing that is wrong
    void run(LettuceConnectionFactory factory) {
        try (RedisConnection connection = factory.getConnection()) {
            connection.ping();
            checkVersion(connection);
            checkEviction(connection);
            if (endpoint.address() instanceof RedisAddress.Sentinels) {
                checkReplicas(connection);
            }
        } catch (DataAccessException | RedisException e) {
            throw unreachable(e);
        }
    }

    private void checkVersion(RedisConnection connection) {
        Properties server = connection.serverCommands().info("server");
        String version = server == null ? "unknown" : server.getProperty("redis_version", "unknown");
        if (major(version) < MIN_MAJOR_VERSION) {
            throw problem("names a Redis of version " + version + ". Version 7.0 or newer is needed.");
        }
    }

    private static int major(String version) {
        int dot = version.indexOf('.');
        try {
            return dot < 0 ? 0 : Integer.parseInt(version, 0, dot, 10);
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    private void checkEviction(RedisConnection connection) {
        String policy = configured(connection, "maxmemory-policy").orElse("unknown");
        if (!policy.equals("noeviction")) {
            throw problem("names a Redis whose maxmemory-policy is " + policy
                    + ": it would drop sessions and events. Set it to noeviction.");
        }
    }

    /// A master that has lost its replicas must refuse writes: that is how it is noticed that another one took over.
    private void checkReplicas(RedisConnection connection) {
        int replicas = number(connection, "min-replicas-to-write");
        int lag = number(connection, "min-replicas-max-lag");
        if (replicas < 1 || lag < 1 || lag > MAX_REPLICA_LAG_SECONDS) {
            throw problem("leads to a master with min-replicas-to-write " + replicas + " and min-replicas-max-lag "
                    + lag + ": cut off from the others it would go on taking writes that a failover forgets. Set"
                    + " min-replicas-to-write to 1 or more and min-replicas-max-lag to 1 or 2, on every Redis that may"
                    + " become the master.");
        }
    }

    private static int number(RedisConnection connection, String name) {
        return configured(connection, name).map(Integer::valueOf).orElse(0);
    }

    private static Optional<String> configured(RedisConnection connection, String name) {
        return Optional.ofNullable(connection.serverCommands().getConfig(name)).map(values -> values.getProperty(name));
    }

    private StartupProblem unreachable(RuntimeException error) {
        String who = endpoint.address() instanceof RedisAddress.Sentinels
                ? ", where no Sentinel leads to a master that answers a PING with this password: "
                : ", where no Redis answers a PING with this password: ";
        return new StartupProblem(
                setting(),
                "names " + endpoint.address() + who + reason(error)
                        + ". Start it, or correct the address or the password.",
                error);
    }

    private StartupProblem problem(String text) {
        return new StartupProblem(setting(), text);
    }

    private String setting() {
        return propertyPrefix + "." + endpoint.address().setting();
    }

    private static String reason(Throwable error) {
        Throwable root = error;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return String.valueOf(root.getMessage());
    }
}
