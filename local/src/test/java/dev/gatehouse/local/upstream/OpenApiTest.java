package dev.gatehouse.local.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.model.Request;
import com.atlassian.oai.validator.model.Response;
import com.atlassian.oai.validator.model.SimpleRequest;
import com.atlassian.oai.validator.model.SimpleResponse;
import com.atlassian.oai.validator.report.ValidationReport;
import dev.gatehouse.common.fixture.Folders;
import dev.gatehouse.local.standin.Condition;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// Everything that the stand-ins answer is what the upstreams' OpenAPI files promise.
class OpenApiTest {
    @TempDir
    private static Path folder;

    private static RunningUpstreams upstreams;

    private static final Map<String, OpenApiInteractionValidator> VALIDATORS =
            Upstream.all().keySet().stream().collect(Collectors.toMap(Function.identity(), OpenApiTest::validator));

    @BeforeAll
    static void start() throws Exception {
        upstreams = new RunningUpstreams(folder);
    }

    @AfterAll
    static void stop() {
        upstreams.close();
    }

    @ParameterizedTest
    @MethodSource
    void whatIsAnsweredIsWhatTheFileSays(String upstream, String path) throws Exception {
        assertThat(report(upstream, path).getMessages()).as(path).isEmpty();
    }

    static Stream<Object[]> whatIsAnsweredIsWhatTheFileSays() {
        Stream<String> index = Resources.records("population-index").stream()
                .flatMap(person -> Stream.of(
                                id(person, "/v1/people/", "personId"),
                                id(person, "/v1/people/by-prison-number/", "prisonNumber"),
                                id(person, "/v1/people/by-crn/", "crn"))
                        .filter(path -> !path.endsWith("/")));
        Stream<String> ledger = Resources.records("custody-ledger").stream().flatMap(OpenApiTest::prisoner);
        Stream<String> desk =
                Resources.records("supervision-desk").stream().map(known -> id(known, "/v1/cases/", "crn"));
        return Stream.of(
                        Stream.concat(
                                        index,
                                        Stream.of(
                                                "/health",
                                                "/v1/people",
                                                "/v1/people?lastName=l&size=1&page=1",
                                                "/v1/people/per-0000000000"))
                                .map(path -> new Object[] {"population-index", path}),
                        Stream.concat(ledger, Stream.of("/health", "/v1/prisoners/A0000AA"))
                                .map(path -> new Object[] {"custody-ledger", path}),
                        Stream.concat(desk, Stream.of("/health", "/v1/cases/X000000"))
                                .map(path -> new Object[] {"supervision-desk", path}))
                .flatMap(Function.identity());
    }

    @ParameterizedTest
    @ValueSource(strings = {"population-index", "custody-ledger", "supervision-desk"})
    void theirErrorIsInTheFileToo(String upstream) throws Exception {
        upstreams.put(upstream, Condition.SERVER_ERROR);
        try {
            assertThat(report(upstream, "/health").getMessages()).isEmpty();
        } finally {
            upstreams.put(upstream, Condition.UP);
        }
    }

    private static Stream<String> prisoner(JsonNode record) {
        String path = id(record.path("prisoner"), "/v1/prisoners/", "prisonNumber");
        Stream<String> images = record.path("images").values().stream()
                .map(image -> path + "/images/" + image.path("imageId").asString());
        return Stream.concat(
                Stream.of(path, path + "/alerts", path + "/alerts?page=1&size=5", path + "/images"), images);
    }

    private static String id(JsonNode record, String path, String name) {
        return path + record.path(name).asString("");
    }

    private static ValidationReport report(String upstream, String path) throws Exception {
        HttpResponse<byte[]> answer = upstreams.get(upstream, path);
        return Objects.requireNonNull(VALIDATORS.get(upstream)).validate(request(path), response(answer));
    }

    private static Request request(String path) {
        URI uri = URI.create(path);
        SimpleRequest.Builder request = SimpleRequest.Builder.get(uri.getPath());
        if (uri.getQuery() != null) {
            Stream.of(uri.getQuery().split("&"))
                    .map(pair -> pair.split("=", 2))
                    .forEach(pair -> request.withQueryParam(pair[0], pair[1]));
        }
        return request.build();
    }

    private static Response response(HttpResponse<byte[]> answer) {
        return SimpleResponse.Builder.status(answer.statusCode())
                .withContentType(answer.headers().firstValue("content-type").orElseThrow())
                .withBody(answer.body())
                .build();
    }

    private static OpenApiInteractionValidator validator(String upstream) {
        Path file = Folders.checkout().resolve("integration-api/src/main/openapi/" + upstream + ".yaml");
        return OpenApiInteractionValidator.createForSpecificationUrl(
                        file.toUri().toString())
                .build();
    }
}
