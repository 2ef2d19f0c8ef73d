package dev.gatehouse.integration.person;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One person as consumers read it. Nothing in it tells where it came from.
///
/// @param firstName from the identity, so that a search and the record agree; likewise the last name
/// @param location where the person is held; absent for somebody who never was
/// @param contact how the person is reached; absent where nobody keeps that
public record Person(
        String personId,
        Identifiers identifiers,
        String firstName,
        @Nullable String middleNames,
        String lastName,
        @Nullable LocalDate dateOfBirth,
        List<Alias> aliases,
        Characteristics characteristics,
        @Nullable Location location,
        @Nullable Contact contact) {

    /// The ids that other systems know the person by.
    public record Identifiers(
            @Nullable String prisonNumber, @Nullable String crn) {}

    /// Another name of the person.
    public record Alias(String firstName, String lastName) {}

    /// What describes the person.
    public record Characteristics(
            @Nullable String gender,
            @Nullable String ethnicity,
            @Nullable String nationality,
            @Nullable String preferredLanguage) {}

    /// Where the person is held.
    ///
    /// @param status `IN`, `OUT` or `TRANSFER`
    public record Location(
            @Nullable String prisonId, @Nullable String cell, String status) {}

    /// How the person is reached.
    public record Contact(List<PhoneNumber> phoneNumbers, List<String> emailAddresses) {}

    /// A telephone number.
    ///
    /// @param type `MOBILE`, `HOME` or `WORK`
    public record PhoneNumber(String type, String number) {}
}
