package dev.gatehouse.integration.person;

import dev.gatehouse.integration.identity.PersonId;
import dev.gatehouse.integration.identity.PersonIdentity;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Makes one person of what several know. The precedence, first come first taken:
///
/// | Member | Taken from |
/// | --- | --- |
/// | ids, first and last name | identity |
/// | date of birth | identity, custody, supervision |
/// | gender, ethnicity | custody, supervision |
/// | middle names, nationality, location | custody |
/// | preferred language, contact | supervision |
/// | aliases | custody's, then those of supervision that are not among them in any case |
///
/// @param custody null: there is none, or it could not be had
/// @param supervision null: there is none, or it could not be had
record Merge(
        PersonIdentity identity,
        @Nullable CustodyRecord custody,
        @Nullable SupervisionRecord supervision) {

    Person person() {
        return new Person(
                identity.personId().value(),
                new Person.Identifiers(value(identity.prisonNumber()), value(identity.crn())),
                identity.firstName(),
                custody == null ? null : custody.middleNames(),
                identity.lastName(),
                first(
                        identity.dateOfBirth(),
                        custody == null ? null : custody.dateOfBirth(),
                        supervision == null ? null : supervision.dateOfBirth()),
                aliases(),
                characteristics(),
                custody == null ? null : custody.location(),
                supervision == null ? null : supervision.contact());
    }

    private Person.Characteristics characteristics() {
        return new Person.Characteristics(
                first(custody == null ? null : custody.gender(), supervision == null ? null : supervision.gender()),
                first(
                        custody == null ? null : custody.ethnicity(),
                        supervision == null ? null : supervision.ethnicity()),
                custody == null ? null : custody.nationality(),
                supervision == null ? null : supervision.preferredLanguage());
    }

    private List<Person.Alias> aliases() {
        Map<String, Person.Alias> byName = new LinkedHashMap<>();
        Stream.of(
                        custody == null ? List.<Person.Alias>of() : custody.aliases(),
                        supervision == null ? List.<Person.Alias>of() : supervision.aliases())
                .flatMap(Collection::stream)
                .forEach(alias -> byName.putIfAbsent(key(alias), alias));
        return List.copyOf(byName.values());
    }

    private static String key(Person.Alias alias) {
        return (alias.firstName() + "\n" + alias.lastName()).toLowerCase(Locale.ROOT);
    }

    private static @Nullable String value(@Nullable PersonId id) {
        return id == null ? null : id.value();
    }

    @SafeVarargs
    private static <T> @Nullable T first(@Nullable T... candidates) {
        return Stream.of(candidates).filter(Objects::nonNull).findFirst().orElse(null);
    }
}
