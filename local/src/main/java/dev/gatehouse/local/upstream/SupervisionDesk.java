package dev.gatehouse.local.upstream;

import java.util.List;
import tools.jackson.databind.JsonNode;

/// The records of people who are supervised in the community.
final class SupervisionDesk implements Records {
    static final String NAME = "supervision-desk";

    private final List<JsonNode> cases = Resources.records(NAME);

    @Override
    public Answer answer(Asked asked) {
        if (!asked.isFor("v1", "cases", "*")) {
            return Answer.unknown();
        }
        return Answer.found(cases.stream()
                .filter(known -> known.path("crn").asString("").equals(asked.last()))
                .findFirst());
    }
}
