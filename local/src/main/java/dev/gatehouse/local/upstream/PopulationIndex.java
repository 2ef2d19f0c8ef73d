package dev.gatehouse.local.upstream;

import static java.util.Comparator.comparing;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// Who is who: names, dates of birth, and the ids that the other two know people by.
final class PopulationIndex implements Records {
    static final String NAME = "population-index";

    private final List<JsonNode> people = Resources.records(NAME).stream()
            .sorted(comparing((JsonNode person) -> text(person, "lastName"))
                    .thenComparing(person -> text(person, "firstName"))
                    .thenComparing(person -> text(person, "personId")))
            .toList();

    @Override
    public Answer answer(Asked asked) {
        if (asked.isFor("v1", "people")) {
            return search(asked);
        } else if (asked.isFor("v1", "people", "*")) {
            return Answer.found(by("personId", asked.last()));
        } else if (asked.isFor("v1", "people", "by-prison-number", "*")) {
            return Answer.found(by("prisonNumber", asked.last()));
        } else if (asked.isFor("v1", "people", "by-crn", "*")) {
            return Answer.found(by("crn", asked.last()));
        }
        return Answer.unknown();
    }

    private Answer search(Asked asked) {
        List<JsonNode> hits = people.stream()
                .filter(person -> begins(person, "firstName", asked))
                .filter(person -> begins(person, "lastName", asked))
                .filter(person -> asked.parameter("dateOfBirth").isEmpty()
                        || text(person, "dateOfBirth").equals(asked.parameter("dateOfBirth")))
                .toList();
        return Page.of(asked).map(page -> page.of(hits)).orElseGet(() -> Answer.error(400, "no such page"));
    }

    private static boolean begins(JsonNode person, String name, Asked asked) {
        return text(person, name)
                .toLowerCase(Locale.ROOT)
                .startsWith(asked.parameter(name).toLowerCase(Locale.ROOT));
    }

    private Optional<JsonNode> by(String id, String value) {
        return people.stream().filter(person -> text(person, id).equals(value)).findFirst();
    }

    private static String text(JsonNode person, String name) {
        return person.path(name).asString("");
    }
}
