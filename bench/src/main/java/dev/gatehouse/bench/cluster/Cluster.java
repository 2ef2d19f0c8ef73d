package dev.gatehouse.bench.cluster;

import dev.gatehouse.local.blueprint.Blueprint;
import dev.gatehouse.local.layout.Service;
import dev.gatehouse.local.material.Home;
import dev.gatehouse.local.material.PrivateFiles;
import dev.gatehouse.local.process.Child;
import dev.gatehouse.local.process.ChildSpec;
import dev.gatehouse.local.process.Death;
import dev.gatehouse.local.process.Supervisor;
import dev.gatehouse.local.telemetry.TraceReceiver;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A platform with several gateways whose processes can be broken, in a home of its own.
///
/// It ends with [#close()], at the latest when this process ends, however it ends.
public final class Cluster implements AutoCloseable {
    private static final long STOP_SECONDS = 10;

    private final Home home;
    private final Supervisor supervisor;
    private final TraceReceiver traces;
    private final @Nullable RedisGroup group;
    private final List<Node> stores;
    private final Node standIns;
    private final Node sessionService;
    private final List<Node> gateways;
    private final Thread onShutdown = new Thread(this::end, "stop-cluster");

    private Cluster(Drawing drawing, Supervisor supervisor, TraceReceiver traces) {
        this.home = drawing.home();
        this.supervisor = supervisor;
        this.traces = traces;
        GroupDrawing drawn = drawing.group();
        this.group = drawn == null ? null : new RedisGroup(drawn, supervisor);
        this.stores = group == null ? List.of(new Node(drawing.of(Service.REDIS), supervisor)) : group.nodes();
        this.standIns = new Node(drawing.of(Service.STAND_INS), supervisor);
        this.sessionService = new Node(drawing.of(Service.SESSION_SERVICE), supervisor);
        this.gateways = drawing.gateways().stream()
                .map(spec -> new Node(spec, supervisor))
                .toList();
    }

    /// Starts all processes and returns when they are ready.
    ///
    /// @param progress hears of each
    public static Cluster start(Drawing drawing, Consumer<String> progress) throws IOException, InterruptedException {
        TraceReceiver traces = TraceReceiver.start(drawing.tracesPort());
        Supervisor supervisor = Supervisor.start(STOP_SECONDS, (child, how) -> {});
        Cluster cluster = new Cluster(drawing, supervisor, traces);
        Runtime.getRuntime().addShutdownHook(cluster.onShutdown);
        boolean ready = false;
        try {
            cluster.start(progress);
            ready = true;
            return cluster;
        } finally {
            if (!ready) {
                cluster.close();
            }
        }
    }

    private void start(Consumer<String> progress) throws IOException, InterruptedException {
        for (Node store : stores) {
            store.start();
            progress.accept("ready   " + store.name());
        }
        if (group != null) {
            group.awaitWhole();
        }
        List<Node> rest = Stream.concat(Stream.of(standIns, sessionService), gateways.stream())
                .toList();
        for (Node node : rest) {
            node.launch();
        }
        for (Node node : rest) {
            node.awaitReady();
            progress.accept("ready   " + node.name());
        }
    }

    /// The first process that ended although nobody ended it, once there is one.
    public CompletableFuture<Death> death() {
        return supervisor.death();
    }

    /// Starts a process of our own beside the platform's.
    public Child beside(ChildSpec spec) throws IOException {
        return supervisor.start(spec);
    }

    /// The one Redis.
    public Node redis() {
        if (group != null) {
            throw new IllegalStateException("this cluster has a group of them");
        }
        return stores.getFirst();
    }

    /// Whether Redis is a group that Sentinels watch.
    public boolean isGroup() {
        return group != null;
    }

    /// The Redis servers and the Sentinels that watch them.
    public RedisGroup group() {
        return Optional.ofNullable(group).orElseThrow(() -> new IllegalStateException("this cluster has one Redis"));
    }

    public Node standIns() {
        return standIns;
    }

    public Node sessionService() {
        return sessionService;
    }

    public List<Node> gateways() {
        return gateways;
    }

    /// Deletes what Redis wrote. It must not run.
    public void forgetData() throws IOException {
        Blueprint.forgetData(home);
        PrivateFiles.folder(home.redis().resolve("data"));
    }

    private void end() {
        try {
            for (Node node : Stream.of(stores, List.of(standIns, sessionService), gateways)
                    .flatMap(List::stream)
                    .toList()) {
                node.thawIfFrozen();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            supervisor.close();
        }
    }

    @Override
    public void close() {
        end();
        traces.close();
        if (group != null) {
            group.close();
        }
        try {
            Runtime.getRuntime().removeShutdownHook(onShutdown);
        } catch (IllegalStateException e) {
            // The virtual machine is on its way down and runs the hook, or has.
            return;
        }
    }
}
