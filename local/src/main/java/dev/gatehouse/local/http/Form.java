package dev.gatehouse.local.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.util.LinkedHashMap;
import java.util.Map;

/// Reads `application/x-www-form-urlencoded` text, each name at most once.
final class Form {
    private static final int MAX_FIELDS = 32;

    private Form() {}

    /// The fields in their order. A repeated name is refused: which one counts would be a guess.
    static Map<String, String> parse(String text) throws BadRequest {
        Map<String, String> fields = new LinkedHashMap<>();
        if (text.isEmpty()) {
            return fields;
        }
        for (String pair : text.split("&", MAX_FIELDS + 1)) {
            if (fields.size() == MAX_FIELDS) {
                throw new BadRequest("more than " + MAX_FIELDS + " fields");
            }
            int equals = pair.indexOf('=');
            if (equals < 1) {
                throw new BadRequest("a field without a name or without '='");
            }
            String name = decode(pair.substring(0, equals));
            if (fields.put(name, decode(pair.substring(equals + 1))) != null) {
                throw new BadRequest("a field is given more than once");
            }
        }
        return fields;
    }

    private static String decode(String text) throws BadRequest {
        try {
            return URLDecoder.decode(text, UTF_8);
        } catch (IllegalArgumentException e) {
            throw new BadRequest("a field is not percent-encoded correctly");
        }
    }
}
