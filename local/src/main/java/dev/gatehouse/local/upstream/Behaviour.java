package dev.gatehouse.local.upstream;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.extension.ResponseDefinitionTransformerV2;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import dev.gatehouse.local.standin.Condition;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Answers WireMock's requests from records, or as the fault that it is in.
final class Behaviour implements ResponseDefinitionTransformerV2 {
    static final String NAME = "behaviour";

    private static final Duration LATE = Duration.ofSeconds(30);

    private final Records records;
    private volatile Condition condition = Condition.UP;

    Behaviour(Records records) {
        this.records = records;
    }

    void become(Condition next) {
        condition = next;
    }

    @Override
    public String getName() {
        return NAME;
    }

    @Override
    public boolean applyGlobally() {
        return false;
    }

    @Override
    public ResponseDefinition transform(ServeEvent event) {
        ResponseDefinitionBuilder response = switch (condition) {
            case UP, REFUSED -> of(answer(event.getRequest()));
            case SLOW -> of(answer(event.getRequest())).withFixedDelay((int) LATE.toMillis());
            case RESET -> aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER);
            case GARBAGE -> of(Answer.json("")).withBody("<!-- not what you think -->");
            case SERVER_ERROR -> of(Answer.error(503, "not at the moment"));
            case PARTIAL -> aResponse().withFault(Fault.MALFORMED_RESPONSE_CHUNK);
        };
        return response.build();
    }

    private Answer answer(Request request) {
        URI uri = URI.create(request.getUrl());
        List<String> path = Stream.of(uri.getPath().split("/"))
                .filter(segment -> !segment.isEmpty())
                .toList();
        if (path.equals(List.of("health"))) {
            return Answer.json(Map.of("status", "UP"));
        }
        return records.answer(new Asked(path, query(request, uri)));
    }

    private static Map<String, String> query(Request request, URI uri) {
        if (uri.getRawQuery() == null) {
            return Map.of();
        }
        return Stream.of(uri.getRawQuery().split("&"))
                .map(pair -> pair.split("=", 2)[0])
                .distinct()
                .collect(Collectors.toMap(
                        name -> name, name -> request.queryParameter(name).firstValue()));
    }

    private static ResponseDefinitionBuilder of(Answer answer) {
        return aResponse()
                .withStatus(answer.status())
                .withHeader("Content-Type", answer.contentType())
                .withBody(answer.body());
    }
}
