package dev.gatehouse.config.web.request;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The rule of every query: each parameter is known, stands there once, and has a value.
public final class QueryParameters {
    private static final Pattern AMPERSAND = Pattern.compile("&");
    // Of what a caller sent, only what can do no harm is said back.
    private static final Pattern HARMLESS = Pattern.compile("[A-Za-z_-]{1,32}");

    // What a decoder puts in place of bytes that it can't read. No parameter may hold it anyway.
    private static final char NOT_UTF_8 = '\ufffd';

    private QueryParameters() {}

    /// Looks at all parameters.
    ///
    /// @throws Refusal for the first one that breaks the rule
    public static void check(Endpoint endpoint, @Nullable String query) {
        if (query == null || query.isEmpty()) {
            return;
        }
        Set<String> seen = new HashSet<>();
        for (String pair : AMPERSAND.split(query, -1)) {
            int equals = pair.indexOf('=');
            String name = decoded(equals < 0 ? pair : pair.substring(0, equals));
            String value = equals < 0 ? "" : decoded(pair.substring(equals + 1));
            if (!endpoint.knows(name) || !seen.add(name) || value.isEmpty()) {
                throw malformed(name);
            }
        }
    }

    /// A parameter whose value has a wrong form.
    public static Refusal malformed(String name) {
        Refusal refusal = Refusal.malformed("a query parameter");
        return HARMLESS.matcher(name).matches() ? refusal.with("parameter", name) : refusal;
    }

    /// Empty for what is not UTF-8 in the encoding of URLs, which the servlet container would answer in its own
    /// way.
    private static String decoded(String encoded) {
        try {
            String text = URLDecoder.decode(encoded, StandardCharsets.UTF_8);
            return text.indexOf(NOT_UTF_8) < 0 ? text : "";
        } catch (IllegalArgumentException e) {
            return "";
        }
    }
}
