package dev.gatehouse.integration.diagnosis;

import dev.gatehouse.integration.diagnosis.Diagnosis.Name;
import dev.gatehouse.integration.diagnosis.Diagnosis.Step;
import dev.gatehouse.integration.interaction.ErrorClass;
import dev.gatehouse.integration.upstreams.Failures;
import dev.gatehouse.integration.upstreams.RawAnswer;
import dev.gatehouse.integration.upstreams.UpstreamHttp;
import io.micrometer.tracing.Span;
import io.micrometer.tracing.Tracer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// One walk along the way to an upstream, until it ends or breaks.
final class Probe {
    private static final int DEFAULT_PORT = 443;
    private static final int SERVER_ERROR = 500;
    private static final int CLIENT_ERROR = 400;
    private static final int MAX_BODY = 64 * 1024;
    private static final Duration STEP = Duration.ofSeconds(3);

    private final String host;
    private final int port;
    private final URI health;
    private final UpstreamHttp http;
    private final Tracer tracer;
    private final List<Step> steps = new ArrayList<>();

    Probe(URI address, UpstreamHttp http, Tracer tracer) {
        this.host = address.getHost();
        this.port = address.getPort() < 0 ? DEFAULT_PORT : address.getPort();
        this.health = address.resolve("/health");
        this.http = http;
        this.tracer = tracer;
    }

    /// What a step saw.
    ///
    /// @param errorClass null when it went well
    private record Seen(@Nullable ErrorClass errorClass, String detail) {}

    private interface Try {
        Seen see() throws Exception;
    }

    List<Step> steps() {
        boolean reached = step(Name.DNS, this::dns) && step(Name.TCP, this::tcp) && step(Name.TLS, this::tls);
        if (reached) {
            step(Name.HTTP, this::http);
        }
        return List.copyOf(steps);
    }

    private boolean step(Name name, Try step) {
        long beganAt = System.nanoTime();
        Seen seen = bounded(name, step);
        long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - beganAt);
        steps.add(new Step(name, seen.errorClass() == null, millis, seen.errorClass(), seen.detail()));
        return seen.errorClass() == null;
    }

    /// The JDK puts no bound on the resolution of names, so that every step has one of its own.
    private static Seen bounded(Name name, Try step) {
        CompletableFuture<Seen> seen = new CompletableFuture<>();
        Thread thread = Thread.ofVirtual().name("probe").start(() -> {
            try {
                seen.complete(step.see());
            } catch (Throwable e) {
                seen.completeExceptionally(e);
            }
        });
        try {
            return seen.get(STEP.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            return new Seen(silence(name), "nothing within " + STEP.toSeconds() + " s");
        } catch (ExecutionException | CompletionException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            return new Seen(Failures.classify(cause), told(cause));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Seen(ErrorClass.CANCELLED, "interrupted");
        } finally {
            thread.interrupt();
        }
    }

    private static ErrorClass silence(Name name) {
        return switch (name) {
            case DNS -> ErrorClass.DNS_FAILURE;
            case TCP -> ErrorClass.CONNECT_TIMEOUT;
            case TLS, HTTP -> ErrorClass.READ_TIMEOUT;
        };
    }

    private static String told(Throwable failure) {
        return failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
    }

    private Seen dns() throws IOException {
        String addresses = Stream.of(InetAddress.getAllByName(host))
                .map(InetAddress::getHostAddress)
                .collect(Collectors.joining(", "));
        return new Seen(null, host + " is " + addresses);
    }

    private Seen tcp() throws IOException {
        try (Socket socket = Handshake.connect(host, port)) {
            return new Seen(null, "connected to " + socket.getRemoteSocketAddress());
        } catch (SocketTimeoutException e) {
            return new Seen(ErrorClass.CONNECT_TIMEOUT, told(e));
        }
    }

    private Seen tls() throws IOException {
        return new Seen(null, new Handshake(host, port, http.tls()).peer());
    }

    private Seen http() throws IOException, TimeoutException, InterruptedException {
        Span span = tracer.nextSpan().name("diagnosis").start();
        try {
            RawAnswer answer = http.get(health, Set.of("application/json"), MAX_BODY, STEP.minusMillis(100), span);
            return new Seen(errorClass(answer), "GET /health answered " + answer.status());
        } catch (TimeoutException e) {
            return new Seen(
                    ErrorClass.READ_TIMEOUT, "no whole answer to GET /health within " + STEP.toSeconds() + " s");
        } finally {
            span.end();
        }
    }

    private static @Nullable ErrorClass errorClass(RawAnswer answer) {
        if (answer.status() >= SERVER_ERROR) {
            return ErrorClass.HTTP_5XX;
        }
        if (answer.status() >= CLIENT_ERROR) {
            return ErrorClass.HTTP_4XX;
        }
        return answer.status() == 200 && answer.contentType().equals("application/json")
                ? null
                : ErrorClass.DECODE_ERROR;
    }
}
