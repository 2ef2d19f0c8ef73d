package dev.gatehouse.integration.upstreams.populationindex;

import dev.gatehouse.integration.identity.PersonId;
import dev.gatehouse.integration.identity.PersonIdentity;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A person in the form of population-index.
record PersonJson(
        String personId,
        @Nullable String prisonNumber,
        @Nullable String crn,
        String firstName,
        String lastName,
        @Nullable LocalDate dateOfBirth,
        @Nullable String prisonId) {
    PersonJson {
        Objects.requireNonNull(personId);
        Objects.requireNonNull(firstName);
        Objects.requireNonNull(lastName);
    }

    /// One page of a search.
    record PageJson(List<PersonJson> content, Numbers page) {
        PageJson {
            content = List.copyOf(content);
            Objects.requireNonNull(page);
        }
    }

    /// How long the whole list is.
    record Numbers(long totalElements) {}

    /// The person.
    ///
    /// @throws IllegalArgumentException when an id has another form
    PersonIdentity identity() {
        return new PersonIdentity(
                as(PersonId.Opaque.class, personId),
                prisonNumber == null ? null : as(PersonId.PrisonNumber.class, prisonNumber),
                crn == null ? null : as(PersonId.Crn.class, crn),
                firstName,
                lastName,
                dateOfBirth,
                prisonId);
    }

    private static <T extends PersonId> T as(Class<T> spelling, String id) {
        return PersonId.parse(id)
                .filter(spelling::isInstance)
                .map(spelling::cast)
                .orElseThrow(() -> new IllegalArgumentException("not a " + spelling.getSimpleName()));
    }
}
