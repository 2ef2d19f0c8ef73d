package dev.gatehouse.integration.person;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What prisons know of a person.
public record CustodyRecord(
        @Nullable String middleNames,
        @Nullable LocalDate dateOfBirth,
        @Nullable String gender,
        @Nullable String ethnicity,
        @Nullable String nationality,
        List<Person.Alias> aliases,
        Person.Location location) {}
