package dev.gatehouse.integration.redaction;

import static dev.gatehouse.integration.redaction.Redaction.MASK;
import static dev.gatehouse.integration.redaction.Redaction.REMOVE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.common.fixture.Seeds;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RedactionsTest {
    private static final List<String> NAMES = List.of("a", "b", RedactionPath.EVERY);

    @Test
    void onlyWhatAPathNamesIsRedacted() {
        Redactions role = role(Map.of("$.data.phones[*].number", MASK));

        assertThat(at(role, "data", "phones", "[*]", "number")).contains(MASK);
        assertThat(at(role, "data", "phones", "[*]", "type")).isEmpty();
        assertThat(at(role, "data", "phones", "number")).isEmpty();
        assertThat(at(role, "data", "phones")).isEmpty();
        assertThat(role.root().field("meta").isVisible()).isTrue();
        assertThat(role.root().field("data").isVisible()).isFalse();
        assertThat(role.isEmpty()).isFalse();
        assertThat(Redactions.NONE.isEmpty()).isTrue();
        assertThat(role(Map.of()).isEmpty()).isTrue();
    }

    @Test
    void whatIsBelowARedactedFieldIsRedactedToo() {
        Redactions role = role(Map.of("$.data.contact", REMOVE, "$.data.contact.email", MASK));

        assertThat(at(role, "data", "contact")).contains(REMOVE);
        assertThat(at(role, "data", "contact", "email")).contains(REMOVE);
    }

    @Test
    void severalRolesShowWhatAnyOfThemShows() {
        Redactions contact = role(Map.of("$.data.contact", REMOVE));
        Redactions phone = role(Map.of("$.data.contact.phone", MASK, "$.data.name", MASK));

        Redactions both = Redactions.union(List.of(contact, phone));

        assertThat(at(both, "data", "contact")).isEmpty();
        assertThat(at(both, "data", "contact", "phone")).contains(MASK);
        assertThat(both.root().field("data").field("contact").field("email").isVisible())
                .isTrue();
        assertThat(both.root().field("data").field("name").isVisible()).isTrue();
        assertThat(Redactions.union(List.of(contact, Redactions.NONE)).isEmpty())
                .isTrue();
    }

    /// The walk says what the rule says, worked out path by path.
    @Test
    void unionIsTheIntersectionOfWhatIsHidden() {
        Random random = Seeds.random(RedactionsTest.class);
        for (int round = 0; round < 2_000; round++) {
            List<Map<RedactionPath, Redaction>> roles = new ArrayList<>();
            for (int i = 0; i <= random.nextInt(3); i++) {
                roles.add(randomRole(random));
            }
            Redactions union =
                    Redactions.union(roles.stream().map(Redactions::of).toList());
            List<String> place = randomSteps(random);

            boolean hiddenByAll = roles.stream().allMatch(role -> hides(role, place));
            assertThat(at(union, place.toArray(String[]::new)).isPresent())
                    .as("%s at %s", roles, place)
                    .isEqualTo(hiddenByAll);
        }
    }

    private static boolean hides(Map<RedactionPath, Redaction> role, List<String> place) {
        return role.keySet().stream()
                .map(RedactionPath::steps)
                .anyMatch(steps -> steps.size() <= place.size()
                        && place.subList(0, steps.size()).equals(steps));
    }

    private static Map<RedactionPath, Redaction> randomRole(Random random) {
        Map<RedactionPath, Redaction> role = new HashMap<>();
        for (int i = 0; i < random.nextInt(4); i++) {
            role.put(new RedactionPath(randomSteps(random)), random.nextBoolean() ? MASK : REMOVE);
        }
        return role;
    }

    private static List<String> randomSteps(Random random) {
        return random.ints(1 + random.nextInt(4), 0, NAMES.size())
                .mapToObj(NAMES::get)
                .toList();
    }

    private static Redactions role(Map<String, Redaction> paths) {
        Map<RedactionPath, Redaction> parsed = new HashMap<>();
        paths.forEach((path, redaction) -> parsed.put(RedactionPath.parse(path).orElseThrow(), redaction));
        return Redactions.of(parsed);
    }

    private static Optional<Redaction> at(Redactions redactions, String... steps) {
        Redactions.Place place = redactions.root();
        for (String step : steps) {
            place = step.equals(RedactionPath.EVERY) ? place.element() : place.field(step);
        }
        return place.redaction();
    }
}
