package dev.gatehouse.integration.admission;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.common.fixture.Seeds;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

class RouteTableTest {
    private static final List<PathPattern> PATTERNS = Stream.of(
                    "/v1/persons/{id}",
                    "/v1/persons",
                    "/v1/persons/{id}/images/{imageId}",
                    "/v1/persons/known",
                    "/healthz",
                    "/error")
            .map(PathPatternParser.defaultInstance::parse)
            .toList();
    private static final List<String> PIECES = List.of(
            "/",
            "//",
            "v1",
            "persons",
            "A1234AA",
            "images",
            "known",
            "..",
            ".",
            ";",
            ";a=b",
            "%2f",
            "%2e",
            "%",
            "\\",
            "V1",
            "%70ersons",
            " ",
            "?",
            "#",
            "\u0000",
            "é",
            "~",
            "healthz",
            "error",
            "{id}",
            "*",
            ":");

    private final RouteTable routes = new RouteTable(PATTERNS);

    @ParameterizedTest
    @CsvSource({
        "/v1/persons,/v1/persons",
        "/v1/persons/A1234AA,/v1/persons/{id}",
        "/v1/persons/known,/v1/persons/known",
        "/v1/persons/a.b-c_d~e,/v1/persons/{id}",
        "/v1/persons/...,/v1/persons/{id}",
        "/v1/persons/A/images/1,/v1/persons/{id}/images/{imageId}"
    })
    void plainPathLeadsToItsRoute(String path, String template) {
        assertThat(routes.match(path)).contains(template);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "*",
                "v1/persons",
                "/v1",
                "/v1/persons/",
                "//v1/persons",
                "/v1//persons",
                "/v1/persons;a=b",
                "/v1/persons/..",
                "/v1/persons/.",
                "/v1/../v1/persons",
                "/v1/persons/A%2fimages%2f1",
                "/v1/persons/%41",
                "/V1/persons",
                "/healthz",
                "/error",
                "https://localhost/v1/persons"
            })
    void nothingElseDoes(String path) {
        assertThat(routes.match(path)).isEmpty();
    }

    @Test
    void templatesAreWhatARoleMayName() {
        assertThat(routes.templates())
                .containsExactlyInAnyOrder(
                        "/v1/persons/{id}", "/v1/persons", "/v1/persons/{id}/images/{imageId}", "/v1/persons/known");
    }

    /// However a path is put together: either it leads nowhere, or Spring sends it to that very route.
    @Test
    void noPathLeadsElsewhereThanSpringSendsIt() {
        Random random = Seeds.random(RouteTableTest.class);
        int found = 0;
        for (int i = 0; i < 50_000; i++) {
            StringBuilder path = new StringBuilder("/v1/persons");
            for (int piece = random.nextInt(6); piece > 0; piece--) {
                path.append(random.nextBoolean() ? "/" : "").append(PIECES.get(random.nextInt(PIECES.size())));
            }
            String route = routes.match(path.toString()).orElse("");
            if (!route.isEmpty()) {
                found++;
                assertThat(route).isEqualTo(springs(path.toString()));
                assertThat(path.toString()).doesNotContain("//", ";", "%", "\\", "/../", "/./");
            }
        }
        assertThat(found).isPositive();
    }

    private static String springs(String path) {
        PathContainer parsed = PathContainer.parsePath(path);
        return PATTERNS.stream()
                .filter(pattern -> pattern.matches(parsed))
                .sorted()
                .map(PathPattern::getPatternString)
                .findFirst()
                .orElse("none");
    }
}
