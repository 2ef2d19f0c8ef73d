package dev.gatehouse.integration.upstreams;

import io.micrometer.tracing.Span;
import io.micrometer.tracing.propagation.Propagator;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLContext;

/// One HTTP request at a time bound, over HTTP/1.1 with mutual TLS. Redirects are not followed.
public final class UpstreamHttp implements AutoCloseable {
    /// The longest that a connection may take.
    public static final Duration CONNECT = Duration.ofSeconds(1);

    static {
        // Left alone, the JDK sends a request up to five times when connections end early, and tells nobody. Every
        // attempt is ours to count, bound and record.
        System.setProperty("jdk.httpclient.redirects.retrylimit", "1");
    }

    private final SSLContext tls;
    private final Propagator propagator;
    private final HttpClient client;

    UpstreamHttp(SSLContext tls, Propagator propagator) {
        this.tls = tls;
        this.propagator = propagator;
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .sslContext(tls)
                .connectTimeout(CONNECT)
                .followRedirects(HttpClient.Redirect.NEVER)
                .executor(Executors.newVirtualThreadPerTaskExecutor())
                .build();
    }

    /// The identity that upstreams see, and whom it believes.
    public SSLContext tls() {
        return tls;
    }

    /// Asks, as part of the trace that the span belongs to.
    ///
    /// @param timeout of the whole exchange, the body included
    /// @throws IOException why there is no whole answer
    /// @throws TimeoutException when there was none in time
    public RawAnswer get(URI address, Set<String> accepted, int maxBytes, Duration timeout, Span span)
            throws IOException, TimeoutException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(address).header("Accept", String.join(", ", accepted));
        propagator.inject(
                span.context(),
                request,
                (builder, name, value) -> Objects.requireNonNull(builder).setHeader(name, value));
        CompletableFuture<HttpResponse<byte[]>> answer =
                client.sendAsync(request.build(), head -> BoundedBody.of(head, maxBytes));
        try {
            // The client's own time-out would end with the headers; this one bounds a slow body too.
            return RawAnswer.of(answer.get(timeout.toNanos(), TimeUnit.NANOSECONDS));
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException failure ? failure : new IOException(e.getCause());
        } finally {
            answer.cancel(true);
        }
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
