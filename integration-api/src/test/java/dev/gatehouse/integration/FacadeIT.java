package dev.gatehouse.integration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.integration.fixture.Facade;
import dev.gatehouse.integration.fixture.Partner;
import dev.gatehouse.integration.fixture.Partner.Reply;
import dev.gatehouse.integration.fixture.Robin;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/// What a partner reads while all is well, judged by what it saw.
class FacadeIT {
    private static Facade facade;
    private static Partner partner;

    @BeforeAll
    static void start() {
        facade = Facade.start();
        partner = facade.partner();
    }

    @AfterAll
    static void stop() {
        facade.close();
    }

    @AfterEach
    void everyoneKeptToTheContract() {
        facade.recover();
    }

    @Test
    void statusTellsNothingOfWhatStandsBehind() {
        Reply reply = partner.get("/v1/status");

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.text()).isEqualTo("{\"data\":{\"status\":\"up\"}}");
        assertThat(facade.upstreams()).allMatch(upstream -> upstream.requests() == 0);
    }

    @Test
    void searchFindsPersonsPageByPage() {
        Reply reply = partner.get("/v1/persons?firstName=Ro%20b&dateOfBirth=1984-03-09&page=1&perPage=10");

        assertThat(reply.json()).isEqualTo(JsonMapper.shared().readTree("""
            {"data": [{"personId": "per-4f1c2a7be0", "identifiers": {"prisonNumber": "A1234AA", "crn": "X123456"},
              "firstName": "Robin", "lastName": "Larkspur", "dateOfBirth": "1984-03-09"}],
             "pagination": {"isLastPage": true, "count": 1, "page": 1, "perPage": 10, "totalCount": 1, "totalPages": 1},
             "meta": {"complete": true, "missing": []}}\
            """));
    }

    @ParameterizedTest
    @ValueSource(strings = {Robin.PERSON_ID, Robin.PRISON_NUMBER, Robin.CRN})
    void personIsOneWholeWhateverIdItIsAskedBy(String id) {
        Reply reply = partner.get("/v1/persons/" + id);

        assertThat(reply.json()).isEqualTo(JsonMapper.shared().readTree("""
            {"data": {"personId": "per-4f1c2a7be0", "identifiers": {"prisonNumber": "A1234AA", "crn": "X123456"},
              "firstName": "Robin", "middleNames": "ALEX", "lastName": "Larkspur", "dateOfBirth": "1984-03-09",
              "aliases": [{"firstName": "ROBYN", "lastName": "LARK"},
                          {"firstName": "Robina", "lastName": "Larkspur"}],
              "characteristics": {"gender": "Female", "ethnicity": "White", "nationality": "British",
                                  "preferredLanguage": "Welsh"},
              "location": {"prisonId": "MDI", "cell": "MDI-B-2-014", "status": "IN"},
              "contact": {"phoneNumbers": [{"type": "MOBILE", "number": "07700 900123"}],
                          "emailAddresses": ["robin.larkspur@mail.example"]}},
             "meta": {"complete": true, "missing": []}}\
            """));
    }

    @Test
    void personWithoutAPrisonRecordIsCompleteAndNobodyAsksForOne() {
        Reply reply = partner.get("/v1/persons/" + Robin.JO);

        assertThat(reply.missing()).isEmpty();
        assertThat(reply.json().path("data").path("dateOfBirth").asString()).isEqualTo("1990-01-01");
        assertThat(reply.json().path("data").has("location")).isFalse();
        assertThat(facade.custodyLedger().requests()).isZero();
    }

    @Test
    void unknownPersonIsNotFoundAndNobodyElseIsAsked() {
        String first = sameForAll(partner.get("/v1/persons/A9999ZZ"));
        String second = sameForAll(partner.get("/v1/persons/per-nobody-00"));

        assertThat(partner.get("/v1/persons/A9999ZZ").code()).isEqualTo("resource_not_found");
        assertThat(first).isEqualTo(second);
        assertThat(facade.custodyLedger().requests() + facade.supervisionDesk().requests())
                .isZero();
    }

    /// The answer without what is each request's own.
    private static String sameForAll(Reply reply) {
        return reply.text().replaceAll("\"traceId\":\"[0-9a-f]+\"", "").replaceAll("\"instance\":\"[^\"]+\"", "");
    }

    @Test
    void alertsComeFromOneSource() {
        Reply reply = partner.get("/v1/persons/" + Robin.CRN + "/alerts?page=1&perPage=10");

        assertThat(reply.json()).isEqualTo(JsonMapper.shared().readTree("""
            {"data": [{"type": "X", "typeDescription": "Security", "code": "XA", "codeDescription": "Arsonist",
              "createdOn": "2025-11-02", "active": true}],
             "pagination": {"isLastPage": true, "count": 1, "page": 1, "perPage": 10, "totalCount": 1, "totalPages": 1},
             "meta": {"complete": true, "missing": []}}\
            """));
        assertThat(facade.supervisionDesk().requests()).isZero();
    }

    @Test
    void whoWasNeverInPrisonHasNoAlertsAndNoImages() {
        assertThat(partner.get("/v1/persons/" + Robin.JO + "/alerts").json().path("data"))
                .isEmpty();
        assertThat(partner.get("/v1/persons/" + Robin.JO + "/images").json().path("data"))
                .isEmpty();
        assertThat(partner.get("/v1/persons/" + Robin.JO + "/images/2461788").code())
                .isEqualTo("resource_not_found");
        assertThat(partner.get("/v1/persons/A9999ZZ/alerts").code()).isEqualTo("resource_not_found");
    }

    @Test
    void imagesAreListedAndRead() {
        Reply list = partner.get("/v1/persons/" + Robin.PRISON_NUMBER + "/images");
        Reply image = partner.get("/v1/persons/" + Robin.PRISON_NUMBER + "/images/2461788");

        assertThat(list.json()).isEqualTo(JsonMapper.shared().readTree("""
            {"data": [{"imageId": "2461788", "capturedAt": "2025-10-30T09:12:44Z", "view": "FACE",
              "orientation": "FRONT", "active": true}], "meta": {"complete": true, "missing": []}}\
            """));
        assertThat(image.header("content-type")).isEqualTo("image/jpeg");
        assertThat(image.bytes()).isEqualTo(Robin.IMAGE);
        assertThat(partner.get("/v1/persons/" + Robin.PRISON_NUMBER + "/images/1")
                        .code())
                .isEqualTo("resource_not_found");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/persons",
                "/v1/persons?page=1",
                "/v1/persons?firstName=",
                "/v1/persons?firstName=%20",
                "/v1/persons?firstName=a%0Ab",
                "/v1/persons?firstname=robin",
                "/v1/persons?firstName=a&firstName=b",
                "/v1/persons?firstName=a&page=0",
                "/v1/persons?firstName=a&page=10001",
                "/v1/persons?firstName=a&page=x",
                "/v1/persons?firstName=a&perPage=101",
                "/v1/persons?firstName=a&perPage=99999999999",
                "/v1/persons?dateOfBirth=09-03-1984",
                "/v1/persons?dateOfBirth=2025-02-30",
                "/v1/persons/a1234aa",
                "/v1/persons/A1234A",
                "/v1/persons/A1234AA?x=1",
                "/v1/persons/A1234AA/alerts?perPage=-1",
                "/v1/persons/A1234AA/images/0",
                "/v1/persons/A1234AA/images/1x",
                "/v1/persons/A1234AA/images/1234567890123456789"
            })
    void malformedRequestIsRefusedBeforeAnybodyIsAsked(String path) {
        assertThat(partner.get(path).code()).isEqualTo("malformed_request");
        assertThat(facade.upstreams()).allMatch(upstream -> upstream.requests() == 0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/persons/..%2e", "/v1/persons/per-4f1c2a7be0%20", "/v1/persons/A1234AA/"})
    void pathThatIsNotWrittenPlainlyIsNoPath(String path) {
        assertThat(partner.get(path).code()).isEqualTo("access_denied");
        assertThat(facade.upstreams()).allMatch(upstream -> upstream.requests() == 0);
    }

    @Test
    void requestIdComesBack() {
        assertThat(partner.get("/v1/status", "X-Request-ID", "order-4711").header("X-Request-ID"))
                .isEqualTo("order-4711");
        assertThat(partner.get("/v1/status", "X-Request-ID", "order 4711").header("X-Request-ID"))
                .matches("[0-9a-f-]{36}");
    }
}
