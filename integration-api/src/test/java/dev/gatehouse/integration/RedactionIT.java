package dev.gatehouse.integration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.integration.fixture.ConsumerFiles;
import dev.gatehouse.integration.fixture.FacadeClient;
import dev.gatehouse.integration.fixture.FacadePlatform;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// What a consumer's roles hide isn't in the answer.
class RedactionIT {
    private static FacadePlatform platform;

    static String consumers(ConsumerFiles files) {
        return """
                roles:
                  - name: all
                    routes: ["/v1/probe", "/v1/probe/{id}"]
                  - name: masked
                    routes: ["/v1/probe", "/v1/probe/{id}", "/v1/probe/{id}/image", "/v1/probe/{id}/text"]
                    redactions:
                      - {path: "$.data.contact.phones[*].number", action: MASK}
                      - {path: "$.data.contact.age", action: MASK}
                      - {path: "$.data.name", action: REMOVE}
                      - {path: "$.data[*].contact", action: REMOVE}
                  - name: one
                    routes: ["/v1/probe/{id}"]
                    redactions: [{path: "$.data.contact", action: REMOVE}]
                consumers:
                """ + files.entry("acme-housing", "roles: [all]")
                + files.entry("bolt-legal", "roles: [masked]")
                + files.entry("both-roles", "roles: [masked, one]")
                + files.entry("everything", "roles: [masked, all]");
    }

    @BeforeAll
    static void start() {
        platform = FacadePlatform.startWithProbeRoutes(Map.of(), RedactionIT::consumers);
    }

    @AfterAll
    static void stop() {
        platform.close();
    }

    @Test
    void hiddenFieldsAreMaskedOrRemoved() {
        try (FacadeClient bolt = platform.client("bolt-legal")) {
            assertThat(bolt.get("/v1/probe/7").body())
                    .isEqualTo(
                            "{\"data\":{\"id\":\"7\",\"contact\":{\"phones\":[{\"type\":\"home\",\"number\":\"***\"},"
                                    + "{\"type\":\"work\",\"number\":\"***\"}],\"age\":null}}}");
            assertThat(bolt.get("/v1/probe").body())
                    .isEqualTo("{\"data\":[{\"id\":\"1\",\"name\":\"Ada Example\"},"
                            + "{\"id\":\"2\",\"name\":\"Ada Example\"}]}");
        }
    }

    @Test
    void whoeverHasARoleThatShowsItSeesIt() {
        try (FacadeClient acme = platform.client("acme-housing");
                FacadeClient everything = platform.client("everything");
                FacadeClient both = platform.client("both-roles")) {
            String whole = acme.get("/v1/probe/7").body();
            assertThat(whole).contains("Ada Example", "01632 960001");
            assertThat(everything.get("/v1/probe/7").body()).isEqualTo(whole);
            JsonNode person = FacadeClient.json(both.get("/v1/probe/7")).path("data");
            assertThat(person.path("name").asString()).isEqualTo("Ada Example");
            assertThat(person.at("/contact/phones/0/number").asString()).isEqualTo("***");
            assertThat(person.at("/contact/phones/0/type").asString()).isEqualTo("home");
        }
    }

    @Test
    void whatCannotBeLookedIntoIsNotGiven() {
        try (FacadeClient bolt = platform.client("bolt-legal")) {
            assertThat(bolt.get("/v1/probe/7/text").statusCode()).isEqualTo(500);
            assertThat(bolt.get("/v1/probe/7/text").body())
                    .doesNotContain("Ada")
                    .contains("internal_error");
            assertThat(bolt.bytes("/v1/probe/png/image").body()).asString().isEqualTo("png");
        }
    }

    @Test
    void problemsAreNotRedacted() {
        try (FacadeClient bolt = platform.client("bolt-legal")) {
            assertThat(FacadeClient.json(bolt.get("/v1/nowhere")).path("code").asString())
                    .isEqualTo("access_denied");
        }
    }
}
