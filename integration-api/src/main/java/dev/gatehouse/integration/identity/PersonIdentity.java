package dev.gatehouse.integration.identity;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// One person, and every id that this person is known by. What a caller may see of a person is decided from this alone.
///
/// @param prisonId the prison that holds the person's record
public record PersonIdentity(
        PersonId.Opaque personId,
        PersonId.@Nullable PrisonNumber prisonNumber,
        PersonId.@Nullable Crn crn,
        String firstName,
        String lastName,
        @Nullable LocalDate dateOfBirth,
        @Nullable String prisonId) {

    /// All ids of this person.
    public List<PersonId> ids() {
        Stream<PersonId> others = Stream.concat(Stream.ofNullable(prisonNumber), Stream.ofNullable(crn));
        return Stream.concat(Stream.of(personId), others).toList();
    }

    /// The institution that an inquiry about this person is about; empty without one.
    public String institution() {
        return prisonId == null ? "" : prisonId;
    }
}
