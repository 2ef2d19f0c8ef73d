package dev.gatehouse.integration.person;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is known of a person who is supervised in the community.
public record SupervisionRecord(
        @Nullable LocalDate dateOfBirth,
        @Nullable String gender,
        @Nullable String ethnicity,
        @Nullable String preferredLanguage,
        List<Person.Alias> aliases,
        Person.Contact contact) {}
