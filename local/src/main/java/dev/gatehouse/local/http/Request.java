package dev.gatehouse.local.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.Headers;
import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// One HTTP request with its whole body, which the server has already bounded.
public final class Request {
    private final URI uri;
    private final Headers headers;
    private final byte[] body;

    Request(URI uri, Headers headers, byte[] body) {
        this.uri = uri;
        this.headers = headers;
        this.body = body;
    }

    /// The requested path.
    public String path() {
        return uri.getPath();
    }

    /// The media type without parameters, lower case; empty when the request names none.
    public String contentType() {
        return header("Content-Type").orElse("").replaceFirst(";.*", "").trim().toLowerCase(Locale.ROOT);
    }

    /// The first value of a header.
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.getFirst(name));
    }

    /// The body, unpacked; not a copy.
    public byte[] body() {
        return body;
    }

    /// The fields of a form in the body.
    public Map<String, String> form() throws BadRequest {
        return Form.parse(new String(body, UTF_8));
    }

    /// The value of a query parameter.
    public Optional<String> query(String name) throws BadRequest {
        String query = uri.getRawQuery();
        return Optional.ofNullable(Form.parse(query == null ? "" : query).get(name));
    }
}
