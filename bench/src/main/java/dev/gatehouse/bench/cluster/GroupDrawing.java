package dev.gatehouse.bench.cluster;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.gatehouse.local.blueprint.ServiceSpec;
import dev.gatehouse.local.layout.Service;
import dev.gatehouse.local.material.Home;
import dev.gatehouse.local.material.PrivateFiles;
import dev.gatehouse.local.probe.Probe;
import dev.gatehouse.local.probe.RedisProbe;
import dev.gatehouse.local.process.ChildSpec;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// The plan of a Redis that Sentinels watch: a master, two replicas and three Sentinels, on free ports. Each has a
/// configuration file of its own, because Sentinels rewrite them: who starts again is what it was last.
///
/// @param servers the first master and its replicas
record GroupDrawing(List<Instance> servers, List<Instance> sentinels, String password) {
    /// The name under which the Sentinels watch the master.
    static final String NAME = "gatehouse";

    private static final int REPLICAS = 2;
    private static final int SENTINELS = 3;
    private static final String MASTER_ADDR = "_REDIS_MASTER_ADDR";

    /// One process, and where it listens.
    record Instance(ServiceSpec spec, int port) {}

    /// Copies the lists.
    GroupDrawing {
        servers = List.copyOf(servers);
        sentinels = List.copyOf(sentinels);
    }

    /// Draws the group in the place of one Redis, and writes its configuration.
    static GroupDrawing of(ServiceSpec redis, Home home) throws IOException {
        String password = Files.readString(home.redisPassword()).strip();
        List<Integer> ports = freePorts();
        int first = ports.getFirst();
        List<Instance> servers = new ArrayList<>();
        List<Instance> sentinels = new ArrayList<>();
        for (int port : ports) {
            boolean server = servers.size() <= REPLICAS;
            String name = server ? "redis-" + (servers.size() + 1) : "sentinel-" + (sentinels.size() + 1);
            Path folder = home.redis().resolve(name);
            String text = server ? server(port, folder, password) : sentinel(port, folder, password, first);
            String role = server && port != first ? "replicaof 127.0.0.1 " + first + "\n" : "";
            Probe probe = server ? new RedisProbe(port, password) : () -> listens(port);
            ServiceSpec spec = spec(redis, name, home, write(folder, text + role), server, probe);
            (server ? servers : sentinels).add(new Instance(spec, port));
        }
        return new GroupDrawing(servers, sentinels, password);
    }

    private static List<Integer> freePorts() throws IOException {
        List<ServerSocket> held = new ArrayList<>();
        try {
            for (int n = 0; n < 1 + REPLICAS + SENTINELS; n++) {
                held.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
            }
            return held.stream().map(ServerSocket::getLocalPort).toList();
        } finally {
            for (ServerSocket socket : held) {
                socket.close();
            }
        }
    }

    /// As SharedRedis demands it: a master whose replicas are gone refuses writes.
    private static String server(int port, Path folder, String password) {
        return """
            bind 127.0.0.1
            port %d
            dir "%s"
            requirepass %s
            masterauth %s
            appendonly yes
            appendfsync everysec
            save ""
            maxmemory-policy noeviction
            min-replicas-to-write 1
            min-replicas-max-lag 2
            repl-ping-replica-period 1
            repl-diskless-sync-delay 0
            repl-backlog-size 32mb
            """.formatted(port, folder, password, password);
    }

    private static String sentinel(int port, Path folder, String password, int master) {
        return """
            bind 127.0.0.1
            port %1$d
            dir "%2$s"
            sentinel monitor %3$s 127.0.0.1 %4$d 2
            sentinel auth-pass %3$s %5$s
            sentinel down-after-milliseconds %3$s 1000
            sentinel failover-timeout %3$s 4000
            sentinel parallel-syncs %3$s 2
            """.formatted(port, folder, NAME, master, password);
    }

    private static Path write(Path folder, String text) throws IOException {
        PrivateFiles.folder(folder);
        Path file = folder.resolve("redis.conf");
        PrivateFiles.writePrivate(file, text.getBytes(UTF_8));
        return file;
    }

    private static ServiceSpec spec(
            ServiceSpec redis, String name, Home home, Path configuration, boolean server, Probe probe) {
        List<String> command = new ArrayList<>(List.of(redis.child().command().getFirst(), configuration.toString()));
        if (!server) {
            command.add("--sentinel");
        }
        ChildSpec child = new ChildSpec(
                name,
                command,
                redis.child().environment(),
                home.log(name),
                redis.child().folder());
        return new ServiceSpec(Service.REDIS, child, redis.needed(), List.of(probe));
    }

    private static boolean listens(int port) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    /// A service's environment with the Sentinels in place of the one Redis.
    Map<String, String> tell(Map<String, String> environment) {
        Map<String, String> told = new HashMap<>();
        environment.forEach((name, value) -> {
            if (name.endsWith(MASTER_ADDR)) {
                String prefix = name.substring(0, name.length() - MASTER_ADDR.length());
                told.put(prefix + "_REDIS_SENTINEL_ADDRS", sentinelAddresses());
                told.put(prefix + "_REDIS_SENTINEL_MASTER", NAME);
            } else {
                told.put(name, value);
            }
        });
        return told;
    }

    /// What the client's profile says besides.
    String profile() {
        return "redis.sentinel-addrs=" + sentinelAddresses() + "\nredis.sentinel-master=" + NAME + "\n";
    }

    private String sentinelAddresses() {
        return sentinels.stream()
                .map(sentinel -> "127.0.0.1:" + sentinel.port())
                .collect(Collectors.joining(","));
    }
}
