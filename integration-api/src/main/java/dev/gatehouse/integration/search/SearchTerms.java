package dev.gatehouse.integration.search;

import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What is known of the person who is searched for; at least one thing is.
///
/// @param firstName how the first name begins, in any case
/// @param lastName how the last name begins, in any case
public record SearchTerms(
        @Nullable String firstName,
        @Nullable String lastName,
        @Nullable LocalDate dateOfBirth) {
    private static final int MAX_NAME = 100;

    /// The terms; empty when there is none, or a name is blank, too long or has control characters.
    public static Optional<SearchTerms> of(
            @Nullable String firstName, @Nullable String lastName, @Nullable LocalDate dateOfBirth) {
        boolean any = firstName != null || lastName != null || dateOfBirth != null;
        return any && isName(firstName) && isName(lastName)
                ? Optional.of(new SearchTerms(firstName, lastName, dateOfBirth))
                : Optional.empty();
    }

    private static boolean isName(@Nullable String name) {
        return name == null
                || (!name.isBlank()
                        && name.length() <= MAX_NAME
                        && name.codePoints().noneMatch(Character::isISOControl));
    }
}
