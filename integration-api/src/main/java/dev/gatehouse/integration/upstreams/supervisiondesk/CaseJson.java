package dev.gatehouse.integration.upstreams.supervisiondesk;

import dev.gatehouse.integration.identity.PersonId;
import dev.gatehouse.integration.person.Person;
import dev.gatehouse.integration.person.SupervisionRecord;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A case in the form of supervision-desk.
record CaseJson(
        String crn,
        @Nullable LocalDate dateOfBirth,
        @Nullable String gender,
        @Nullable String ethnicity,
        @Nullable String preferredLanguage,
        @Nullable List<AliasJson> aliases,
        @Nullable List<PhoneJson> phoneNumbers,
        @Nullable List<String> emailAddresses) {
    CaseJson {
        Objects.requireNonNull(crn);
    }

    record AliasJson(String forename, String surname) {
        AliasJson {
            Objects.requireNonNull(forename);
            Objects.requireNonNull(surname);
        }
    }

    enum PhoneType {
        MOBILE,
        HOME,
        WORK
    }

    record PhoneJson(PhoneType type, String number) {
        PhoneJson {
            Objects.requireNonNull(type);
            Objects.requireNonNull(number);
        }
    }

    /// The record, if it is of whom it was asked for.
    SupervisionRecord recordOf(PersonId.Crn asked) {
        if (!asked.value().equals(crn)) {
            throw new IllegalArgumentException("somebody else");
        }
        return new SupervisionRecord(
                dateOfBirth,
                gender,
                ethnicity,
                preferredLanguage,
                listed(aliases).stream()
                        .map(alias -> new Person.Alias(alias.forename(), alias.surname()))
                        .toList(),
                new Person.Contact(
                        listed(phoneNumbers).stream()
                                .map(phone ->
                                        new Person.PhoneNumber(phone.type().name(), phone.number()))
                                .toList(),
                        listed(emailAddresses)));
    }

    private static <T> List<T> listed(@Nullable List<T> list) {
        return list == null ? List.of() : list;
    }
}
