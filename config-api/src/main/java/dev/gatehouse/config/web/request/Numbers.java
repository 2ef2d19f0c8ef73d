package dev.gatehouse.config.web.request;

import java.util.Optional;
import java.util.regex.Pattern;

/// Positive whole numbers in paths and queries, in one spelling only.
public final class Numbers {
    private static final Pattern FORM = Pattern.compile("[1-9][0-9]{0,18}");

    private Numbers() {}

    /// Empty when it is no such number.
    public static Optional<Long> parse(String text) {
        try {
            return FORM.matcher(text).matches() ? Optional.of(Long.parseLong(text)) : Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /// The value of a query parameter.
    ///
    /// @throws Refusal when it is no such number, or above the most
    public static long parse(String parameter, String text, long most) {
        return parse(text).filter(number -> number <= most).orElseThrow(() -> QueryParameters.malformed(parameter));
    }
}
