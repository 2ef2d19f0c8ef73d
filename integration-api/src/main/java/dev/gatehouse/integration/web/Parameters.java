package dev.gatehouse.integration.web;

import dev.gatehouse.common.error.ErrorReason;
import dev.gatehouse.common.error.GatehouseException;
import dev.gatehouse.integration.identity.PersonId;
import dev.gatehouse.integration.image.ImageId;
import dev.gatehouse.integration.paging.PageRequest;
import dev.gatehouse.integration.search.SearchTerms;
import jakarta.servlet.http.HttpServletRequest;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The parameters of a request, read strictly: one that is unknown, repeated or of another form is a malformed request.
/// A misspelt name must not widen a search.
final class Parameters {
    static final String PAGE = "page";
    static final String PER_PAGE = "perPage";

    private static final int DEFAULT_PER_PAGE = 10;

    private final HttpServletRequest request;

    private Parameters(HttpServletRequest request) {
        this.request = request;
    }

    /// The parameters of a request that may have these.
    static Parameters of(HttpServletRequest request, String... names) {
        Set<String> known = Set.of(names);
        for (Map.Entry<String, String[]> each : request.getParameterMap().entrySet()) {
            if (!known.contains(each.getKey()) || each.getValue().length != 1) {
                throw malformed("parameter");
            }
        }
        return new Parameters(request);
    }

    PageRequest page() {
        return PageRequest.of(number(PAGE, 1), number(PER_PAGE, DEFAULT_PER_PAGE))
                .orElseThrow(() -> malformed(PAGE));
    }

    SearchTerms terms() {
        return SearchTerms.of(text("firstName"), text("lastName"), date("dateOfBirth"))
                .orElseThrow(() -> malformed("terms"));
    }

    static PersonId personId(String text) {
        return PersonId.parse(text).orElseThrow(() -> malformed("id"));
    }

    static ImageId imageId(String text) {
        return ImageId.parse(text).orElseThrow(() -> malformed("imageId"));
    }

    private @Nullable String text(String name) {
        return request.getParameter(name);
    }

    private int number(String name, int defaultValue) {
        String text = text(name);
        try {
            return text == null ? defaultValue : Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw malformed(name);
        }
    }

    private @Nullable LocalDate date(String name) {
        String text = text(name);
        try {
            return text == null ? null : LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw malformed(name);
        }
    }

    private static GatehouseException malformed(String what) {
        return new GatehouseException(ErrorReason.MALFORMED_REQUEST, what);
    }
}
