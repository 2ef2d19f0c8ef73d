package dev.gatehouse.local.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/// One HTTP answer.
public final class Response {
    private static final String JSON_TYPE = "application/json";
    private static final JsonMapper JSON = new JsonMapper();

    private final int status;
    private final String contentType;
    private final byte[] body;

    private Response(int status, String contentType, byte[] body) {
        this.status = status;
        this.contentType = contentType;
        this.body = body;
    }

    /// 200 with a value as JSON.
    public static Response json(Object value) {
        return new Response(200, JSON_TYPE, JSON.writeValueAsBytes(value));
    }

    /// 200 with plain text.
    public static Response text(String text) {
        return new Response(200, "text/plain; charset=utf-8", text.getBytes(UTF_8));
    }

    /// 200 with bytes of a media type.
    public static Response bytes(String contentType, byte[] body) {
        return new Response(200, contentType, body.clone());
    }

    /// An error in the shape of RFC 6749: a stable code and a sentence for people.
    public static Response error(int status, String code, String description) {
        Map<String, String> body = Map.of("error", code, "error_description", description);
        return new Response(status, JSON_TYPE, JSON.writeValueAsBytes(body));
    }

    int status() {
        return status;
    }

    String contentType() {
        return contentType;
    }

    byte[] body() {
        return body;
    }
}
