package dev.gatehouse.common.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.http.HttpHeaders;

/// The bearer token of a request (RFC 6750), from the header alone: an address ends up in logs.
public final class BearerToken {
    private static final Pattern FORM = Pattern.compile("(?i:bearer) +([!-~]{1,256})");

    private BearerToken() {}

    /// The token; empty when there is none, when the header has another form, or when it stands there twice.
    public static Optional<String> of(HttpServletRequest request) {
        List<String> headers = Collections.list(request.getHeaders(HttpHeaders.AUTHORIZATION));
        if (headers.size() != 1) {
            return Optional.empty();
        }
        Matcher bearer = FORM.matcher(headers.getFirst());
        return bearer.matches() ? Optional.of(bearer.group(1)) : Optional.empty();
    }
}
