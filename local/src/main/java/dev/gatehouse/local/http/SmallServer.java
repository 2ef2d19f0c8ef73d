package dev.gatehouse.local.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.zip.GZIPInputStream;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/// An HTTP server on the loopback address. Each request has a virtual thread; a body is read to its end before a
/// handler sees it and is refused with 413 past the bound, before and after gzip.
public final class SmallServer implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(SmallServer.class.getName());

    static {
        // The JDK's server bounds slow requests by these alone; it reads them once, when its first server is made.
        System.setProperty("sun.net.httpserver.maxReqTime", "10");
        System.setProperty("sun.net.httpserver.maxRspTime", "10");
        System.setProperty("jdk.httpserver.maxConnections", "1000");
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Route> routes;
    private final int maxBody;

    private SmallServer(HttpServer server, int maxBody, List<Route> routes) {
        this.server = server;
        this.maxBody = maxBody;
        this.routes = List.copyOf(routes);
        server.setExecutor(threads);
        server.createContext("/", this::serve);
        server.start();
    }

    /// Listens on a port of the loopback address; 0 takes a free one.
    ///
    /// @param tls the server's identity, or null for plain text
    public static SmallServer start(int port, @Nullable SSLContext tls, int maxBody, List<Route> routes)
            throws IOException {
        InetSocketAddress address = new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port);
        if (tls == null) {
            return new SmallServer(HttpServer.create(address, 0), maxBody, routes);
        }
        HttpsServer server = HttpsServer.create(address, 0);
        server.setHttpsConfigurator(new HttpsConfigurator(tls));
        return new SmallServer(server, maxBody, routes);
    }

    /// The port it listens on.
    public int port() {
        return server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            Response response = answer(exchange);
            exchange.getResponseHeaders().set("Content-Type", response.contentType());
            byte[] body = response.body();
            exchange.sendResponseHeaders(response.status(), body.length == 0 ? -1 : body.length);
            if (body.length > 0) {
                exchange.getResponseBody().write(body);
            }
        }
    }

    private Response answer(HttpExchange exchange) {
        try {
            Optional<byte[]> body = body(exchange);
            if (body.isEmpty()) {
                return Response.error(413, "payload_too_large", "a body is at most " + maxBody + " bytes");
            }
            return dispatch(exchange, new Request(exchange.getRequestURI(), exchange.getRequestHeaders(), body.get()));
        } catch (IOException e) {
            return Response.error(400, "invalid_request", "the body can't be read");
        } catch (BadRequest e) {
            return Response.error(400, "invalid_request", e.reason());
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, "a handler failed", e);
            return Response.error(500, "internal_error", "something went wrong here; the log has it");
        }
    }

    private Response dispatch(HttpExchange exchange, Request request) throws BadRequest {
        String path = request.path();
        List<Route> here =
                routes.stream().filter(route -> route.path().equals(path)).toList();
        if (here.isEmpty()) {
            return Response.error(404, "not_found", "there is nothing at this path");
        }
        for (Route route : here) {
            if (route.method().equals(exchange.getRequestMethod())) {
                return route.handler().answer(request);
            }
        }
        exchange.getResponseHeaders().set("Allow", here.getFirst().method());
        return Response.error(
                405, "method_not_allowed", "use " + here.getFirst().method());
    }

    private Optional<byte[]> body(HttpExchange exchange) throws IOException {
        Optional<byte[]> sent = upToBound(exchange.getRequestBody());
        if (sent.isEmpty() || !"gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"))) {
            return sent;
        }
        try (InputStream unpacked = new GZIPInputStream(new ByteArrayInputStream(sent.get()))) {
            return upToBound(unpacked);
        }
    }

    private Optional<byte[]> upToBound(InputStream in) throws IOException {
        byte[] bytes = in.readNBytes(maxBody + 1);
        return bytes.length > maxBody ? Optional.empty() : Optional.of(bytes);
    }
}
