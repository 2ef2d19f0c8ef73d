package dev.gatehouse.local.upstream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.local.standin.Condition;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.List;
import javax.imageio.ImageIO;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class UpstreamTest {
    private static final String LEDGER = "custody-ledger";
    private static final String PRISONER = "/v1/prisoners/A1234AA";

    @TempDir
    private static Path folder;

    private static RunningUpstreams upstreams;

    @BeforeAll
    static void start() throws IOException, GeneralSecurityException {
        upstreams = new RunningUpstreams(folder);
    }

    @AfterAll
    static void stop() {
        upstreams.close();
    }

    @AfterEach
    void repair() throws Exception {
        upstreams.put(LEDGER, Condition.UP);
    }

    @Test
    void onlyIntegrationApiIsLetIn() throws Exception {
        assertThat(upstreams.get(LEDGER, "/health").statusCode()).isEqualTo(200);
        assertThatThrownBy(() -> upstreams.get("gateway", LEDGER, "/health")).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> upstreams.get("custody-ledger", LEDGER, "/health"))
                .isInstanceOf(IOException.class);
    }

    @Test
    void itsOwnAdministrationIsClosed() throws Exception {
        assertThat(upstreams.get(LEDGER, "/__admin/mappings").statusCode()).isEqualTo(401);
    }

    @ParameterizedTest
    @CsvSource({
        "firstName=rob,                          2, Larkspring Larkspur",
        "lastName=LARKSPUR,                      1, Larkspur",
        "dateOfBirth=1984-03-09,                 1, Larkspur",
        "lastName=sedge-o%27rush&firstName=Zo%C3%AB, 1, Sedge-O'Rush",
        "lastName=nobody,                        0, ''",
        "size=2&page=1,                          11, Larkspring Larkspur",
        "size=2&page=9,                          11, ''",
    })
    void searchGoesByTheBeginningOfNamesAndByPage(String query, int total, String names) throws Exception {
        JsonNode page = json(upstreams.get("population-index", "/v1/people?" + query));

        assertThat(page.path("page").path("totalElements").asInt()).isEqualTo(total);
        assertThat(String.join(
                        " ",
                        page.path("content").values().stream()
                                .map(person -> person.path("lastName").asString())
                                .toList()))
                .isEqualTo(names);
    }

    @Test
    void someoneIsKnownByEachOfTheirIds() throws Exception {
        List<JsonNode> found = List.of(
                json(upstreams.get("population-index", "/v1/people/per-4f1c2a7be0")),
                json(upstreams.get("population-index", "/v1/people/by-prison-number/A1234AA")),
                json(upstreams.get("population-index", "/v1/people/by-crn/X123456")));

        assertThat(found).containsOnly(found.getFirst());
    }

    @Test
    void imagesAreImages() throws Exception {
        for (String path : List.of(PRISONER + "/images/2461788", PRISONER + "/images/2461533")) {
            HttpResponse<byte[]> answer = upstreams.get(LEDGER, path);
            assertThat(ImageIO.read(new ByteArrayInputStream(answer.body()))).isNotNull();
        }
    }

    @Test
    void refusedMeansThatNobodyListensUntilItIsUpAgain() throws Exception {
        upstreams.put(LEDGER, Condition.REFUSED);

        assertThatThrownBy(() -> upstreams.get(LEDGER, PRISONER)).isInstanceOf(ConnectException.class);
        assertThat(upstreams.get("supervision-desk", "/health").statusCode()).isEqualTo(200);

        upstreams.put(LEDGER, Condition.UP);
        assertThat(upstreams.get(LEDGER, PRISONER).statusCode()).isEqualTo(200);
    }

    @Test
    void slowIsLaterThanAnybodyWaits() throws Exception {
        upstreams.put(LEDGER, Condition.SLOW);

        assertThatThrownBy(() -> upstreams.get(LEDGER, PRISONER)).isInstanceOf(HttpTimeoutException.class);
    }

    @ParameterizedTest
    @EnumSource(names = {"RESET", "PARTIAL"})
    void aConnectionThatBreaksIsAnErrorOfTransport(Condition condition) throws Exception {
        upstreams.put(LEDGER, condition);

        assertThatThrownBy(() -> upstreams.get(LEDGER, PRISONER))
                .isInstanceOf(IOException.class)
                .isNotInstanceOfAny(ConnectException.class, HttpTimeoutException.class, SSLException.class);
    }

    @Test
    void garbageIsNoJsonThoughItSaysSo() throws Exception {
        upstreams.put(LEDGER, Condition.GARBAGE);

        HttpResponse<byte[]> answer = upstreams.get(LEDGER, PRISONER);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("content-type")).hasValue("application/json");
        assertThat(new String(answer.body(), UTF_8)).startsWith("<");
    }

    @Test
    void aServerErrorIsOneOfTheContract() throws Exception {
        upstreams.put(LEDGER, Condition.SERVER_ERROR);

        HttpResponse<byte[]> answer = upstreams.get(LEDGER, PRISONER);

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(json(answer).path("status").asInt()).isEqualTo(503);
    }

    private static JsonNode json(HttpResponse<byte[]> answer) {
        return JsonMapper.shared().readTree(answer.body());
    }
}
