package dev.gatehouse.client.http;

import dev.gatehouse.client.telemetry.Tracing;
import dev.gatehouse.common.error.ErrorReason;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// One HTTPS address that speaks JSON and the error contract.
///
/// Every call has a time-out, and a body of more than 1 MiB is not read. A refusal is a [RefusedException], no
/// usable answer an [UnreachableException]. Redirects are not followed. Safe for use by many threads.
public final class HttpsPeer implements AutoCloseable {
    private static final int MAX_BODY = 1 << 20;
    private static final Pattern TOKEN = Pattern.compile("[!-~]+");
    private static final JsonMapper JSON = JsonMapper.shared();

    private final URI base;
    private final Duration timeout;
    private final HttpClient client;
    private final Optional<String> token;

    /// @param base scheme and authority, such as `https://localhost:8080`
    /// @param timeout of one call, the connection included
    public HttpsPeer(URI base, SSLContext tls, Duration timeout) {
        this(
                base,
                timeout,
                HttpClient.newBuilder().sslContext(tls).connectTimeout(timeout).build(),
                Optional.empty());
    }

    private HttpsPeer(URI base, Duration timeout, HttpClient client, Optional<String> token) {
        if (!"https".equals(base.getScheme()) || base.getHost() == null) {
            throw new IllegalArgumentException("not an https address: " + base);
        }
        this.base = base;
        this.timeout = timeout;
        this.client = client;
        this.token = token;
    }

    /// The same peer, for someone who bears a token (RFC 6750). To be closed instead of this one.
    public HttpsPeer bearing(String bearerToken) {
        if (!TOKEN.matcher(bearerToken).matches()) {
            throw new IllegalArgumentException(
                    "the token for " + base + " is empty or holds something else than ASCII");
        }
        return new HttpsPeer(base, timeout, client, Optional.of(bearerToken));
    }

    /// The body of what stands at a path.
    public String get(String path) {
        return send(request(path).GET());
    }

    /// The body of the answer to a JSON body.
    public JsonNode post(String path, Map<String, ?> body) {
        return json(send(request(path)
                .header("content-type", "application/json")
                .POST(BodyPublishers.ofString(JSON.writeValueAsString(body)))));
    }

    /// The body of the answer to a form (application/x-www-form-urlencoded).
    public JsonNode postForm(String path, Map<String, String> form) {
        String body = form.entrySet().stream()
                .map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
                .collect(Collectors.joining("&"));
        return json(send(request(path)
                .header("content-type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body))));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve(path))
                .timeout(timeout)
                .header("accept", "application/json, application/problem+json");
        token.ifPresent(known -> request.setHeader("authorization", "Bearer " + known));
        Tracing.inject(request::setHeader);
        return request;
    }

    private String send(HttpRequest.Builder request) {
        HttpResponse<String> response;
        try {
            response = client.send(
                    request.build(), BodyHandlers.limiting(BodyHandlers.ofString(StandardCharsets.UTF_8), MAX_BODY));
        } catch (IOException e) {
            throw new UnreachableException(base + " can't be reached: " + describe(e), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UnreachableException("the call to " + base + " was interrupted", e);
        }
        if (response.statusCode() / 100 == 2) {
            return response.body();
        }
        throw refusal(response);
    }

    private static String describe(IOException error) {
        if (error.getMessage() != null) {
            return error.getMessage();
        }
        return error instanceof ConnectException
                ? "connection refused"
                : error.getClass().getSimpleName();
    }

    private RuntimeException refusal(HttpResponse<String> response) {
        Optional<JsonNode> problem = parse(response.body());
        Optional<ErrorReason> reason = problem.flatMap(HttpsPeer::reasonOf);
        return reason.<RuntimeException>map(known -> new RefusedException(
                        known, problem.get().path("traceId").asStringOpt().orElse(null)))
                .orElseGet(() -> new UnreachableException(
                        base + " answered HTTP " + response.statusCode() + " without a reason of the error contract",
                        null));
    }

    private static Optional<ErrorReason> reasonOf(JsonNode problem) {
        String code = problem.path("code").asString("");
        return Stream.of(ErrorReason.values())
                .filter(reason -> reason.httpCode().equals(code))
                .findFirst();
    }

    private JsonNode json(String body) {
        return parse(body)
                .orElseThrow(() -> new UnreachableException(base + " answered something else than JSON", null));
    }

    private static Optional<JsonNode> parse(String body) {
        try {
            return Optional.of(JSON.readTree(body)).filter(JsonNode::isObject);
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
