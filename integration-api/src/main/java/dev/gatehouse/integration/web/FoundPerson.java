package dev.gatehouse.integration.web;

import dev.gatehouse.integration.identity.PersonId;
import dev.gatehouse.integration.identity.PersonIdentity;
import dev.gatehouse.integration.person.Person.Identifiers;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// A person in the list that a search finds: enough to ask for the whole.
record FoundPerson(
        String personId,
        Identifiers identifiers,
        String firstName,
        String lastName,
        @Nullable LocalDate dateOfBirth) {
    static FoundPerson of(PersonIdentity identity) {
        return new FoundPerson(
                identity.personId().value(),
                new Identifiers(value(identity.prisonNumber()), value(identity.crn())),
                identity.firstName(),
                identity.lastName(),
                identity.dateOfBirth());
    }

    private static @Nullable String value(@Nullable PersonId id) {
        return id == null ? null : id.value();
    }
}
