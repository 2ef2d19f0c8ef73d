package dev.gatehouse.integration.upstreams.custodyledger;

import dev.gatehouse.integration.identity.PersonId;
import dev.gatehouse.integration.person.CustodyRecord;
import dev.gatehouse.integration.person.Person;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A prisoner in the form of custody-ledger.
record PrisonerJson(
        String prisonNumber,
        @Nullable String middleNames,
        @Nullable LocalDate dateOfBirth,
        @Nullable String gender,
        @Nullable String ethnicity,
        @Nullable String nationality,
        @Nullable List<AliasJson> aliases,
        @Nullable String prisonId,
        @Nullable String cellLocation,
        Status status) {
    PrisonerJson {
        Objects.requireNonNull(prisonNumber);
        Objects.requireNonNull(status);
    }

    enum Status {
        IN,
        OUT,
        TRANSFER
    }

    record AliasJson(String firstName, String lastName) {
        AliasJson {
            Objects.requireNonNull(firstName);
            Objects.requireNonNull(lastName);
        }
    }

    /// The record, if it is of whom it was asked for.
    CustodyRecord recordOf(PersonId.PrisonNumber asked) {
        if (!asked.value().equals(prisonNumber)) {
            throw new IllegalArgumentException("somebody else");
        }
        return new CustodyRecord(
                middleNames,
                dateOfBirth,
                gender,
                ethnicity,
                nationality,
                aliases == null
                        ? List.of()
                        : aliases.stream()
                                .map(alias -> new Person.Alias(alias.firstName(), alias.lastName()))
                                .toList(),
                new Person.Location(prisonId, cellLocation, status.name()));
    }
}
