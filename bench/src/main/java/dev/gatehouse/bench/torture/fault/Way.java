package dev.gatehouse.bench.torture.fault;

import java.io.IOException;

/// The way of one device to a gateway: two proxies that lead to the same one.
public final class Way implements AutoCloseable {
    private final Switchboard switchboard;
    private final CuttingProxy http;
    private final CuttingProxy grpc;
    private volatile int preferred;

    private Way(Switchboard switchboard, int preferred) throws IOException {
        this.switchboard = switchboard;
        this.preferred = preferred;
        this.http = CuttingProxy.to(() -> gate().http());
        this.grpc = CuttingProxy.to(() -> gate().grpc());
    }

    /// A way that leads to a gateway, or to another while that one is down.
    public static Way to(Switchboard switchboard, int gateway) throws IOException {
        return new Way(switchboard, gateway % switchboard.size());
    }

    private Switchboard.Gate gate() {
        return switchboard.from(preferred);
    }

    /// Where the gateway's public HTTP seems to be.
    public int httpPort() {
        return http.port();
    }

    /// Where the gateway's gRPC seems to be.
    public int grpcPort() {
        return grpc.port();
    }

    /// Breaks the device's connections.
    public void cut() {
        http.cut();
        grpc.cut();
    }

    /// Breaks the device's connections; the next ones lead to this gateway.
    public void move(int gateway) {
        preferred = gateway % switchboard.size();
        cut();
    }

    /// Lets nothing pass.
    public void hold() {
        http.hold();
        grpc.hold();
    }

    /// Lets everything pass again.
    public void release() {
        http.release();
        grpc.release();
    }

    @Override
    public void close() {
        http.close();
        grpc.close();
    }
}
