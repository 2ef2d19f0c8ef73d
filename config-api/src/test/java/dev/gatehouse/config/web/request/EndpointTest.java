package dev.gatehouse.config.web.request;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.config.fixture.OpenApiFile;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class EndpointTest {
    @Test
    void openApiFileTellsOfEveryEndpointAndParameter() {
        Map<String, Set<String>> endpoints = new TreeMap<>();
        Stream.of(Endpoint.values())
                .filter(endpoint -> endpoint != Endpoint.ERROR)
                .forEach(endpoint -> endpoints.put(
                        endpoint.method() + " " + endpoint.pattern(), new TreeSet<>(endpoint.parameters())));

        assertThat(OpenApiFile.read().operations()).isEqualTo(endpoints);
    }

    @Test
    void headIsAnsweredByWhoeverAnswersGet() {
        assertThat(Endpoint.of("HEAD", Endpoint.Paths.RESOLVE)).contains(Endpoint.RESOLVE);
        assertThat(Endpoint.of("PUT", Endpoint.Paths.RESOLVE)).isEmpty();
        assertThat(Endpoint.of("PUT", "/error")).contains(Endpoint.ERROR);
        assertThat(Endpoint.of("GET", "/v1/nothing")).isEmpty();
    }
}
