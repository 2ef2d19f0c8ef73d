package dev.gatehouse.integration.web;

import dev.gatehouse.integration.combine.Deadline;
import dev.gatehouse.integration.combine.Inquiry;
import dev.gatehouse.integration.consumer.Consumer;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Collections;
import java.util.Locale;
import java.util.stream.Stream;

/// What a request asks for besides its resource: on whose behalf, until when, and how complete the answer must be.
final class Asking {
    private static final Duration ANSWER = Duration.ofSeconds(8);
    private static final Duration SEARCH = Duration.ofSeconds(12);
    private static final String STRICT = "handling=strict";

    private Asking() {}

    static Inquiry answer(HttpServletRequest request) {
        return inquiry(request, ANSWER);
    }

    static Inquiry search(HttpServletRequest request) {
        return inquiry(request, SEARCH);
    }

    private static Inquiry inquiry(HttpServletRequest request, Duration total) {
        String consumer =
                request.getAttribute(Consumer.class.getName()) instanceof Consumer known ? known.name() : "unknown";
        return new Inquiry(consumer, "", Deadline.in(total));
    }

    /// True iff the caller wants all or nothing: `Prefer: handling=strict` (RFC 7240, section 4.4).
    static boolean isStrict(HttpServletRequest request) {
        return Collections.list(request.getHeaders("Prefer")).stream()
                .flatMap(header -> Stream.of(header.split(",")))
                .map(preference -> preference.split(";", 2)[0].replaceAll("[\\s\"]", ""))
                .anyMatch(preference -> preference.toLowerCase(Locale.ROOT).equals(STRICT));
    }
}
