package dev.gatehouse.integration.upstreams;

import java.net.http.HttpResponse;
import java.util.Locale;

/// A whole HTTP answer.
///
/// @param contentType in lower case without parameters; empty without one
@SuppressWarnings("ArrayRecordComponent") // never compared
public record RawAnswer(int status, String contentType, byte[] body) {
    static RawAnswer of(HttpResponse<byte[]> response) {
        String type = response.headers().firstValue("content-type").orElse("");
        String bare = type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        return new RawAnswer(response.statusCode(), bare, response.body());
    }
}
