package dev.gatehouse.integration.identity;

import java.util.Optional;
import java.util.regex.Pattern;

/// One of the three spellings of a person's id. No text is more than one of them.
public sealed interface PersonId {
    /// The id as it is written.
    String value();

    /// A prison number, such as `A1234AA`.
    record PrisonNumber(String value) implements PersonId {
        private static final Pattern FORM = Pattern.compile("[A-Z][0-9]{4}[A-Z]{2}");
    }

    /// A case reference number, such as `X123456`.
    record Crn(String value) implements PersonId {
        private static final Pattern FORM = Pattern.compile("[A-Z][0-9]{6}");
    }

    /// An id that tells nothing: 10 to 64 letters, digits, `-` and `_`, beginning and ending with a letter or digit.
    record Opaque(String value) implements PersonId {
        private static final Pattern FORM = Pattern.compile("[0-9A-Za-z][0-9A-Za-z_-]{8,62}[0-9A-Za-z]");
    }

    /// Reads an id; empty when it has none of the three forms.
    static Optional<PersonId> parse(String text) {
        if (PrisonNumber.FORM.matcher(text).matches()) {
            return Optional.of(new PrisonNumber(text));
        }
        if (Crn.FORM.matcher(text).matches()) {
            return Optional.of(new Crn(text));
        }
        return Opaque.FORM.matcher(text).matches() ? Optional.of(new Opaque(text)) : Optional.empty();
    }
}
