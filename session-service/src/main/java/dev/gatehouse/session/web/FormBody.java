package dev.gatehouse.session.web;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A body of `application/x-www-form-urlencoded`.
///
/// Read here and not by the servlet container, which would mix in the query string: a token that stands there would be
/// in access logs.
record FormBody(String text) {
    private static final Pattern AMPERSAND = Pattern.compile("&");

    /// The field's only value; empty where it is missing, there twice or badly encoded (RFC 6749, appendix B).
    Optional<String> only(String name) {
        String[] values = AMPERSAND
                .splitAsStream(text)
                .filter(pair -> pair.startsWith(name + "="))
                .map(pair -> pair.substring(name.length() + 1))
                .toArray(String[]::new);
        return Stream.of(values).filter(value -> values.length == 1).findFirst().flatMap(FormBody::decode);
    }

    private static Optional<String> decode(String value) {
        try {
            return Optional.of(URLDecoder.decode(value, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
