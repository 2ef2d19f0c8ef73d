package dev.gatehouse.bench.cluster;

import dev.gatehouse.local.process.Supervisor;
import io.lettuce.core.KillArgs;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisException;
import io.lettuce.core.RedisURI;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.sync.RedisCommands;
import io.lettuce.core.codec.StringCodec;
import io.lettuce.core.output.StatusOutput;
import io.lettuce.core.protocol.CommandArgs;
import io.lettuce.core.protocol.CommandType;
import io.lettuce.core.sentinel.api.StatefulRedisSentinelConnection;
import io.lettuce.core.sentinel.api.sync.RedisSentinelCommands;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.stream.Stream;

/// Three Redis servers and the three Sentinels that choose their master, as their operator sees them. Used by one
/// thread at a time.
public final class RedisGroup implements AutoCloseable {
    private static final Duration TIMEOUT = Duration.ofSeconds(2);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final long POLL_MILLIS = 50;
    private static final long PAUSE_MILLIS = 20_000;
    private static final String OTHERS = "2";

    private final Map<Integer, Node> servers = new LinkedHashMap<>();
    private final Map<Integer, Node> sentinels = new LinkedHashMap<>();
    private final String password;
    private final RedisClient client = RedisClient.create();

    RedisGroup(GroupDrawing drawing, Supervisor supervisor) {
        drawing.servers().forEach(server -> servers.put(server.port(), new Node(server.spec(), supervisor)));
        drawing.sentinels().forEach(sentinel -> sentinels.put(sentinel.port(), new Node(sentinel.spec(), supervisor)));
        this.password = drawing.password();
    }

    /// All its processes, in the order of their start.
    List<Node> nodes() {
        return Stream.concat(servers.values().stream(), sentinels.values().stream())
                .toList();
    }

    public List<Node> sentinels() {
        return List.copyOf(sentinels.values());
    }

    /// The server that the Sentinels call the master.
    public Node master() throws IOException {
        Node node = servers.get(masterPort());
        if (node == null) {
            throw new IOException("the Sentinels name a master that is none of ours");
        }
        return node;
    }

    /// Where the master listens.
    public int masterPort() throws IOException {
        for (int sentinel : sentinels.keySet()) {
            int named = named(sentinel);
            if (named > 0) {
                return named;
            }
        }
        throw new IOException("no Sentinel answers");
    }

    /// The servers that are not the master.
    public List<Node> replicas() throws IOException {
        Node master = master();
        return servers.values().stream().filter(node -> !node.equals(master)).toList();
    }

    /// Waits until every Sentinel names another master than this one.
    public void awaitOther(Node left) throws IOException, InterruptedException {
        if (!isLeftWithin(left, PATIENCE)) {
            throw new IOException("no other master was chosen within " + PATIENCE.toSeconds() + " s");
        }
    }

    /// Whether every Sentinel named another master than this one before the time was over.
    public boolean isLeftWithin(Node left, Duration time) throws InterruptedException {
        return within(
                time,
                () -> sentinels.keySet().stream()
                        .map(this::named)
                        .allMatch(named -> named > 0 && !left.equals(servers.get(named))));
    }

    /// Waits until there is one master with two replicas that keep up, and all Sentinels agree on it.
    public void awaitWhole() throws IOException, InterruptedException {
        if (!within(PATIENCE, this::isWhole)) {
            throw new IOException("the Redis servers did not find together within " + PATIENCE.toSeconds() + " s");
        }
    }

    private boolean isWhole() {
        List<Integer> named =
                sentinels.keySet().stream().map(this::named).distinct().toList();
        return named.size() == 1
                && servers.containsKey(named.getFirst())
                && sentinels.keySet().stream().allMatch(this::seesAll)
                && replication(named.getFirst()).split("state=online").length == servers.size();
    }

    private boolean seesAll(int sentinel) {
        return asking(
                sentinel,
                commands -> {
                    Map<String, String> master = commands.master(GroupDrawing.NAME);
                    return "master".equals(master.get("flags"))
                            && OTHERS.equals(master.get("num-other-sentinels"))
                            && commands.replicas(GroupDrawing.NAME).stream()
                                            .filter(replica -> "slave".equals(replica.get("flags")))
                                            .count()
                                    == servers.size() - 1;
                },
                false);
    }

    private String replication(int server) {
        try (StatefulRedisConnection<String, String> connection = connect(server)) {
            return connection.sync().info("replication");
        } catch (RedisException e) {
            return "";
        }
    }

    /// Moves the master as an operator does who loses nothing: writers wait until another server took over.
    public void failOver() throws IOException, InterruptedException {
        Node old = master();
        try (StatefulRedisConnection<String, String> connection = connect(masterPort())) {
            RedisCommands<String, String> master = connection.sync();
            client(master, "PAUSE", Long.toString(PAUSE_MILLIS), "WRITE");
            int sentinel = sentinels.keySet().iterator().next();
            String unused = asking(sentinel, commands -> commands.failover(GroupDrawing.NAME), "");
            awaitOther(old);
            // At once, so that those who wait are told that this is not the master any more.
            master.multi();
            master.replicaof("127.0.0.1", masterPort());
            client(master, "UNPAUSE");
            master.exec();
        }
    }

    /// Has the replicas follow the master at another port, behind which it is, too.
    public void leadReplicasBy(int port) throws IOException, InterruptedException {
        List<Integer> replicas = new ArrayList<>(servers.keySet());
        replicas.remove((Integer) masterPort());
        for (int replica : replicas) {
            try (StatefulRedisConnection<String, String> connection = connect(replica)) {
                connection.sync().replicaof("127.0.0.1", port);
            }
        }
        if (!within(PATIENCE, () -> replicas.stream().allMatch(replica -> follows(replica, port)))) {
            throw new IOException("the replicas do not follow by port " + port);
        }
    }

    private boolean follows(int replica, int port) {
        String info = replication(replica);
        return info.contains("master_port:" + port) && info.contains("master_link_status:up");
    }

    /// Shuts the master to whoever comes from now on, and to the Sentinels, which are turned out. Others who are
    /// connected stay.
    ///
    /// @return opens it again
    public Shut shut() throws IOException {
        StatefulRedisConnection<String, String> connection = connect(masterPort());
        RedisCommands<String, String> master = connection.sync();
        master.configSet("requirepass", password + "-shut");
        for (String line : master.clientList().split("\n", -1)) {
            if (line.contains(" name=sentinel-")) {
                long id = Long.parseLong(line, "id=".length(), line.indexOf(' '), 10);
                master.clientKill(KillArgs.Builder.id(id));
            }
        }
        return () -> {
            master.configSet("requirepass", password);
            connection.close();
        };
    }

    /// Ends what [#shut] began.
    @FunctionalInterface
    public interface Shut extends AutoCloseable {
        @Override
        void close();
    }

    /// In the form that Lettuce has no call for.
    private static void client(RedisCommands<String, String> redis, String... arguments) {
        CommandArgs<String, String> all = new CommandArgs<>(StringCodec.UTF8);
        Stream.of(arguments).forEach(all::add);
        var unused = redis.dispatch(CommandType.CLIENT, new StatusOutput<>(StringCodec.UTF8), all);
    }

    /// The port that a Sentinel names; -1 when it does not answer.
    private int named(int sentinel) {
        return asking(
                sentinel,
                commands -> ((InetSocketAddress) commands.getMasterAddrByName(GroupDrawing.NAME)).getPort(),
                -1);
    }

    private <T> T asking(int sentinel, Function<RedisSentinelCommands<String, String>, T> question, T noAnswer) {
        try (StatefulRedisSentinelConnection<String, String> connection =
                client.connectSentinel(at(sentinel).build())) {
            return question.apply(connection.sync());
        } catch (RedisException e) {
            return noAnswer;
        }
    }

    private StatefulRedisConnection<String, String> connect(int server) {
        return client.connect(at(server).withPassword(password.toCharArray()).build());
    }

    private static RedisURI.Builder at(int port) {
        return RedisURI.builder().withHost("127.0.0.1").withPort(port).withTimeout(TIMEOUT);
    }

    private static boolean within(Duration time, BooleanSupplier condition) throws InterruptedException {
        long deadline = System.nanoTime() + time.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - deadline >= 0) {
                return false;
            }
            TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
        }
        return true;
    }

    @Override
    public void close() {
        client.shutdown(0, 0, TimeUnit.MILLISECONDS);
    }
}
