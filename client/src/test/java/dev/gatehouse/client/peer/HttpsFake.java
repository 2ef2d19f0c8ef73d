package dev.gatehouse.client.peer;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import dev.gatehouse.client.http.Tls;
import dev.gatehouse.common.error.ErrorReason;
import dev.gatehouse.common.error.GatehouseException;
import dev.gatehouse.common.fixture.TestCertificates;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import tools.jackson.databind.json.JsonMapper;

/// An HTTPS server whose answers are set by path, and which answers refusals as RFC 9457 problems.
public final class HttpsFake implements AutoCloseable {
    /// The trace id that every problem carries.
    public static final String TRACE_ID = "0af7651916cd43dd8448eb211c80319c";

    private final HttpsServer server;
    private final Map<String, Route> routes = new ConcurrentHashMap<>();
    private final Map<String, String> lastHeaders = new ConcurrentHashMap<>();

    private volatile String lastQuery = "";

    /// Answers one request.
    @FunctionalInterface
    public interface Route {
        Answer answer(String body) throws Exception;
    }

    /// A status and a body.
    public record Answer(int status, String body) {
        public static Answer ok(String body) {
            return new Answer(200, body);
        }
    }

    private HttpsFake(SSLContext tls, boolean needClientCertificate, int port) {
        try {
            server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setHttpsConfigurator(new HttpsConfigurator(tls) {
            @Override
            public void configure(HttpsParameters parameters) {
                SSLParameters defaults = tls.getDefaultSSLParameters();
                defaults.setNeedClientAuth(needClientCertificate);
                parameters.setSSLParameters(defaults);
            }
        });
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::handle);
        server.start();
    }

    public static HttpsFake start(TestCertificates.Identity identity) {
        return start(identity, 0);
    }

    /// @param port 0: any
    static HttpsFake start(TestCertificates.Identity identity, int port) {
        return new HttpsFake(Tls.mutual(null, identity.certificate(), identity.key()), false, port);
    }

    /// One that asks for a client certificate of the authority.
    public static HttpsFake startMutual(TestCertificates certificates, TestCertificates.Identity identity) {
        return new HttpsFake(Tls.mutual(certificates.ca(), identity.certificate(), identity.key()), true, 0);
    }

    public URI uri() {
        return URI.create("https://localhost:" + port());
    }

    int port() {
        return server.getAddress().getPort();
    }

    public HttpsFake route(String path, Route route) {
        routes.put(path, route);
        return this;
    }

    public Route route(String path) {
        return routes.getOrDefault(path, body -> problem(ErrorReason.RESOURCE_NOT_FOUND));
    }

    /// A header of the last request.
    public String lastHeader(String name) {
        return lastHeaders.getOrDefault(name, "");
    }

    /// The query of the last request, as it was sent.
    public String lastQuery() {
        return lastQuery;
    }

    public static Answer problem(ErrorReason reason) {
        return new Answer(
                reason.httpStatus(),
                JsonMapper.shared()
                        .writeValueAsString(Map.of(
                                "type", "https://gatehouse.dev/errors#" + reason.httpCode(),
                                "title", reason.message(),
                                "status", reason.httpStatus(),
                                "code", reason.httpCode(),
                                "advice", reason.advice().text(),
                                "traceId", TRACE_ID)));
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.getRequestHeaders()
                    .forEach((name, values) -> lastHeaders.put(name.toLowerCase(Locale.ROOT), values.getFirst()));
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            lastQuery = Objects.requireNonNullElse(exchange.getRequestURI().getRawQuery(), "");
            Answer answer = answer(exchange.getRequestURI().getPath(), body);
            byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    private Answer answer(String path, String body) {
        try {
            return route(path).answer(body);
        } catch (GatehouseException e) {
            return problem(e.reason());
        } catch (Exception e) {
            return problem(ErrorReason.INTERNAL_ERROR);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
