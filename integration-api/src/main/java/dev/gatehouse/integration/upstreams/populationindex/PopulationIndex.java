package dev.gatehouse.integration.upstreams.populationindex;

import dev.gatehouse.integration.combine.Inquiry;
import dev.gatehouse.integration.combine.Part;
import dev.gatehouse.integration.identity.Identities;
import dev.gatehouse.integration.identity.PersonId;
import dev.gatehouse.integration.identity.PersonIdentity;
import dev.gatehouse.integration.paging.Page;
import dev.gatehouse.integration.paging.PageRequest;
import dev.gatehouse.integration.search.PersonSearch;
import dev.gatehouse.integration.search.SearchTerms;
import dev.gatehouse.integration.upstreams.Operation;
import dev.gatehouse.integration.upstreams.UpstreamClient;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Identities and searches, as population-index answers them.
final class PopulationIndex implements Identities, PersonSearch {
    private static final String PEOPLE = "/v1/people";

    private final UpstreamClient client;

    PopulationIndex(UpstreamClient client) {
        this.client = client;
    }

    @Override
    public Part<PersonIdentity> find(PersonId id, Inquiry inquiry) {
        return client.get(
                switch (id) {
                    case PersonId.Opaque(String value) -> person("getPerson", "/" + value, id);
                    case PersonId.PrisonNumber(String value) ->
                        person("getPersonByPrisonNumber", "/by-prison-number/" + value, id);
                    case PersonId.Crn(String value) -> person("getPersonByCrn", "/by-crn/" + value, id);
                },
                inquiry);
    }

    private static Operation<PersonIdentity> person(String name, String path, PersonId asked) {
        return Operation.json(name, PEOPLE + path, asked.value(), PersonJson.class, json -> {
            PersonIdentity found = json.identity();
            if (!found.ids().contains(asked)) {
                throw new IllegalArgumentException("somebody else");
            }
            return found;
        });
    }

    @Override
    public Part<Page<PersonIdentity>> find(SearchTerms terms, PageRequest page, Inquiry inquiry) {
        Map<String, String> query = new HashMap<>();
        put(query, "firstName", terms.firstName());
        put(query, "lastName", terms.lastName());
        put(query, "dateOfBirth", terms.dateOfBirth());
        put(query, "page", page.fromZero());
        put(query, "size", page.perPage());
        return client.get(
                Operation.json(
                        "searchPeople",
                        PEOPLE + Operation.query(query),
                        "",
                        PersonJson.PageJson.class,
                        json -> new Page<>(
                                json.content().stream()
                                        .limit(page.perPage())
                                        .map(PersonJson::identity)
                                        .toList(),
                                page,
                                json.page().totalElements())),
                inquiry);
    }

    private static void put(Map<String, String> query, String name, @Nullable Object value) {
        if (value != null) {
            query.put(name, value.toString());
        }
    }
}
