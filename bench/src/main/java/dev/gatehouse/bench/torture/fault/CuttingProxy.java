package dev.gatehouse.bench.torture.fault;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntSupplier;

/// A TCP proxy on a free port of the loopback address that passes bytes on until it is told to hold them or to cut.
final class CuttingProxy implements AutoCloseable {
    private static final int BUFFER = 16 * 1024;
    private static final int BACKLOG = 50;
    private static final System.Logger LOG = System.getLogger(CuttingProxy.class.getName());

    private final IntSupplier target;
    private final ServerSocket listener;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private volatile boolean forgotten;
    private volatile CompletableFuture<Void> open = CompletableFuture.completedFuture(null);

    private CuttingProxy(IntSupplier target, ServerSocket listener) {
        this.target = target;
        this.listener = listener;
    }

    /// A proxy that asks for each connection anew to which port of this machine it leads.
    static CuttingProxy to(IntSupplier target) throws IOException {
        CuttingProxy proxy = new CuttingProxy(target, new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress()));
        Thread.ofVirtual().name("proxy-" + proxy.port()).start(proxy::accept);
        return proxy;
    }

    int port() {
        return listener.getLocalPort();
    }

    /// Breaks every connection. New ones are passed on.
    void cut() {
        for (Socket socket : Set.copyOf(sockets)) {
            close(socket);
        }
    }

    /// From now on nothing passes, though connections stand.
    void hold() {
        open = new CompletableFuture<>();
    }

    /// Lets pass what was held, too.
    void release() {
        open.complete(null);
    }

    /// Breaks every connection for good. What was held never passes.
    void forget() {
        forgotten = true;
        cut();
    }

    private void accept() {
        while (!listener.isClosed() && !forgotten) {
            try {
                connect(listener.accept());
            } catch (IOException e) {
                LOG.log(System.Logger.Level.DEBUG, "closed, or the target is away", e);
            }
        }
    }

    private void connect(Socket client) throws IOException {
        Socket server = new Socket();
        sockets.add(client);
        sockets.add(server);
        try {
            server.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), target.getAsInt()));
        } catch (IOException e) {
            close(client);
            close(server);
            throw e;
        }
        Thread.ofVirtual().start(() -> pump(client, server));
        Thread.ofVirtual().start(() -> pump(server, client));
    }

    private void pump(Socket from, Socket to) {
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            byte[] buffer = new byte[BUFFER];
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                open.join();
                if (forgotten) {
                    return;
                }
                out.write(buffer, 0, count);
            }
        } catch (IOException e) {
            LOG.log(System.Logger.Level.DEBUG, "cut", e);
        } finally {
            close(from);
            close(to);
        }
    }

    private void close(Socket socket) {
        sockets.remove(socket);
        try {
            socket.close();
        } catch (IOException e) {
            LOG.log(System.Logger.Level.DEBUG, "already gone", e);
        }
    }

    @Override
    public void close() {
        try {
            listener.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        release();
        cut();
    }
}
