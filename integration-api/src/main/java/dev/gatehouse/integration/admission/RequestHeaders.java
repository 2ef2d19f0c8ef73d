package dev.gatehouse.integration.admission;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What a request's own headers say, where they say it once and in the form that they should.
final class RequestHeaders {
    /// A request's name, chosen by the caller, by which both sides find it in their logs.
    static final String REQUEST_ID = "X-Request-ID";

    private static final String API_KEY = "x-api-key";
    private static final Pattern ID_FORM = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");
    private static final Pattern KEY_FORM = Pattern.compile("[!-~]{1,256}");

    private RequestHeaders() {}

    /// The caller's name for the request, or a new one.
    static String requestId(HttpServletRequest request) {
        return only(request, REQUEST_ID, ID_FORM)
                .orElseGet(() -> UUID.randomUUID().toString());
    }

    /// The API key; null: none, more than one, or what can't be one.
    static @Nullable String apiKey(HttpServletRequest request) {
        return only(request, API_KEY, KEY_FORM).orElse(null);
    }

    private static Optional<String> only(HttpServletRequest request, String name, Pattern form) {
        List<String> values = Collections.list(request.getHeaders(name));
        return values.size() == 1
                ? Optional.of(values.getFirst())
                        .filter(value -> form.matcher(value).matches())
                : Optional.empty();
    }
}
