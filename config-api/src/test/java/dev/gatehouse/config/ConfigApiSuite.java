package dev.gatehouse.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.common.signing.ConfigToSign;
import dev.gatehouse.common.signing.Ed25519PublicKey;
import dev.gatehouse.common.signing.Sha256;
import dev.gatehouse.config.fixture.ConfigClient;
import dev.gatehouse.config.fixture.ConfigClient.Answer;
import dev.gatehouse.config.fixture.ConfigPlatform;
import dev.gatehouse.config.fixture.ServiceFolder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

/// What pipelines and machines do, over real TLS: the same on every store.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ConfigApiSuite {
    private static final String CONTENT = """
        {"application": {
          "base": {"GREETING": "hello", "PORT": 8080, "DEBUG": false},
          "region/eu-1": {"GREETING": "hallo"},
          "role/web": {"PORT": 8443},
          "host/web-1": {"DEBUG": true}},
         "system": {"base": {"DISK": "10G"}}}
        """;

    private ConfigPlatform platform;
    private String token;

    /// A running service on the store that the suite is run on.
    abstract ConfigPlatform open();

    @BeforeAll
    void start() {
        platform = open();
        token = platform.token("read publish", "demo");
    }

    private ConfigClient client() {
        return platform.client();
    }

    @AfterAll
    void stop() {
        platform.close();
    }

    @Test
    void pipelinePublishesAndIsRefusedWithAStaleRevision() {
        String scope = "demo/shop/publish";
        Answer first = client().publishFirst(scope, token, CONTENT).assertStatus(201);
        String revision = first.json().path("revision").asString();
        assertThat(first.json().path("release").asLong()).isEqualTo(1);
        assertThat(first.header("ETag")).isEqualTo('"' + revision + '"');

        client().publishFirst(scope, token, CONTENT).assertProblem(412, "revision_conflict");
        Answer second = client().publish(scope, token, revision, "{}").assertStatus(201);
        Answer stale = client().publish(scope, token, revision, CONTENT).assertProblem(412, "revision_conflict");
        assertThat(stale.json().path("current_revision").asString())
                .isEqualTo(second.json().path("revision").asString());
        assertThat(stale.json().path("current_release").asLong()).isEqualTo(2);
        client().publish("demo/shop/nothing", token, revision, "{}").assertProblem(412, "revision_conflict");
    }

    @Test
    void writeWithoutPreconditionIsRefused() {
        String path = "/v1/releases/demo/shop/preconditions";

        client().post(path, token, "{}").assertProblem(428, "precondition_required");
        client().post(path, token, "{}", "If-Match", "*").assertProblem(428, "precondition_required");
        client().post(path, token, "{}", "If-Match", "W/\"1-a\"").assertProblem(428, "precondition_required");
        client().post(path, token, "{}", "If-Match", "\"1-a\", \"1-b\"").assertProblem(428, "precondition_required");
        client().post(path, token, "{}", "If-None-Match", "\"1-a\"").assertProblem(428, "precondition_required");
        client().post(path, token, "{}", "If-None-Match", "*", "If-Match", "\"1-a\"")
                .assertProblem(400, "malformed_request");
        client().post(path + "/1/rollback", token, "", "If-None-Match", "*")
                .assertProblem(428, "precondition_required");
    }

    @Test
    void rollbackPublishesTheOldContentAnew() {
        String scope = "demo/shop/rollback";
        String first = revision(client().publishFirst(scope, token, CONTENT));
        String second = revision(client().publish(scope, token, first, "{}"));
        String path = "/v1/releases/" + scope;

        client().post(path + "/7/rollback", token, "", "If-Match", '"' + second + '"')
                .assertProblem(404, "resource_not_found");
        client().post(path + "/1/rollback", token, "", "If-Match", '"' + first + '"')
                .assertProblem(412, "revision_conflict");
        Answer rolledBack = client().send(
                        "POST", path + "/1/rollback", token, BodyPublishers.noBody(), "If-Match", '"' + second + '"');

        rolledBack.assertStatus(201);
        assertThat(rolledBack.json().path("release").asLong()).isEqualTo(3);
        JsonNode third = client().get(path + "/3", token).assertStatus(200).json();
        assertThat(third.path("content"))
                .isEqualTo(client().get(path + "/1", token).json().path("content"));
        assertThat(third.path("description").path("rollback_of").asLong()).isEqualTo(1);
        assertThat(third.path("description").path("published_by").asString()).isEqualTo(token.substring(3, 19));
    }

    @Test
    void formCanNotStandInForThePath() {
        String narrow = platform.token("publish", "demo/narrow");
        String first = revision(client().publishFirst("demo/wide/live", token, CONTENT));
        revision(client().publishFirst("demo/narrow/live", token, CONTENT));

        Answer refused = client().send(
                        "POST",
                        "/v1/releases/demo/narrow/live/1/rollback",
                        narrow,
                        BodyPublishers.ofString("application=wide&number=1"),
                        "If-Match",
                        '"' + first + '"',
                        "Content-Type",
                        "application/x-www-form-urlencoded");

        refused.assertProblem(412, "revision_conflict");
        assertThat(client().get("/v1/releases/demo/wide/live", token).header("ETag"))
                .isEqualTo('"' + first + '"');
    }

    @Test
    void releasesAreListedInPages() {
        String scope = "demo/shop/pages";
        String revision = revision(client().publishFirst(scope, token, "{}"));
        for (int i = 2; i <= 5; i++) {
            revision = revision(client().publish(scope, token, revision, "{}"));
        }
        String path = "/v1/releases/" + scope;
        Answer first = client().get(path + "?limit=2", token).assertStatus(200);

        assertThat(first.header("ETag")).isEqualTo('"' + revision + '"');
        assertThat(first.json().path("head").path("revision").asString()).isEqualTo(revision);
        assertThat(numbers(first)).containsExactly(5L, 4L);
        Answer next = client().get(
                        path + "?limit=2&before="
                                + first.json().path("next_before").asLong(),
                        token);
        assertThat(numbers(next)).containsExactly(3L, 2L);
        Answer last = client().get(path + "?before=2", token);
        assertThat(numbers(last)).containsExactly(1L);
        assertThat(last.json().has("next_before")).isFalse();
        assertThat(client().get(path, token, "If-None-Match", '"' + revision + '"')
                        .status())
                .isEqualTo(304);
        client().get(path + "/6", token).assertProblem(404, "resource_not_found");
        client().get(path + "/01", token).assertProblem(404, "resource_not_found");
        client().get("/v1/releases/demo/shop/none", token).assertProblem(404, "resource_not_found");
    }

    @Test
    void machineResolvesItsLayersInEveryFormat() {
        client().publishFirst("demo/shop/formats", token, CONTENT).assertStatus(201);
        String path = "/v1/resolve/demo/shop/formats?kind=application";

        assertThat(client().get(path + "&format=env&region=eu-1&role=web&host=web-1", token)
                        .body())
                .startsWith("DEBUG='true'\nGREETING='hallo'\nPORT='8443'\n# gatehouse-end release=1 sha256=");
        assertThat(client().get(path + "&format=yaml&role=web", token).body())
                .startsWith("\"DEBUG\": false\n\"GREETING\": \"hello\"\n\"PORT\": 8443\n# gatehouse-end release=1 ");
        assertThat(client().get(path + "&format=json", token).body())
                .isEqualTo("{\"DEBUG\":false,\"GREETING\":\"hello\",\"PORT\":8080}\n");
        assertThat(client().get("/v1/resolve/demo/shop/formats?kind=system&format=json", token)
                        .body())
                .isEqualTo("{\"DISK\":\"10G\"}\n");
        assertThat(client().get(path + "&format=json&explain=true&region=eu-1", token)
                        .json()
                        .path("GREETING")
                        .path("layer")
                        .asString())
                .isEqualTo("region/eu-1");
    }

    @Test
    void formatFollowsAcceptWhereNoneIsNamed() {
        client().publishFirst("demo/shop/accept", token, CONTENT).assertStatus(201);
        String path = "/v1/resolve/demo/shop/accept?kind=application";

        assertThat(client().get(path, token).header("Content-Type")).isEqualTo("application/json;charset=UTF-8");
        assertThat(client().get(path, token, "Accept", "application/yaml").header("Content-Type"))
                .isEqualTo("application/yaml;charset=UTF-8");
        assertThat(client().get(path, token, "Accept", "application/json;q=0.1, text/x-shellscript")
                        .header("Content-Type"))
                .isEqualTo("text/x-shellscript;charset=UTF-8");
        assertThat(client().get(path, token, "Accept", "*/*").header("Content-Type"))
                .isEqualTo("application/json;charset=UTF-8");
        // What is named wins.
        assertThat(client().get(path + "&format=env", token, "Accept", "application/json")
                        .header("Content-Type"))
                .isEqualTo("text/x-shellscript;charset=UTF-8");
        client().get(path, token, "Accept", "image/png").assertProblem(406, "not_representable");
        client().get(path, token, "Accept", "nonsense").assertProblem(400, "malformed_request");
    }

    @Test
    void answerIsSignedForTheVeryRequest() {
        client().publishFirst("demo/shop/signed", token, CONTENT).assertStatus(201);
        String path = "/v1/resolve/demo/shop/signed?kind=application&format=env&region=eu-1&role=web";

        Answer fresh = client().get(path, token, "Gatehouse-Nonce", "nonce-1").assertStatus(200);
        assertThat(fresh.header("Gatehouse-Nonce")).isEqualTo("nonce-1");
        assertThat(fresh.header("Gatehouse-Release")).isEqualTo("1");
        assertThat(fresh.header("Cache-Control")).isEqualTo("private, no-cache");
        byte[] sha256 = Sha256.of(fresh.bytes());
        assertThat(isSigned(fresh, "nonce-1", 200, sha256)).isTrue();
        assertThat(isSigned(fresh, "nonce-2", 200, sha256)).isFalse();

        for (String given :
                List.of(fresh.header("ETag"), "W/" + fresh.header("ETag"), "\"x\", " + fresh.header("ETag"))) {
            Answer unchanged = client().get(path, token, "Gatehouse-Nonce", "nonce-2", "If-None-Match", given);
            unchanged.assertStatus(304);
            assertThat(unchanged.bytes()).isEmpty();
            assertThat(unchanged.response().headers().allValues("ETag")).containsExactly(fresh.header("ETag"));
            assertThat(isSigned(unchanged, "nonce-2", 304, sha256)).isTrue();
            assertThat(isSigned(unchanged, "nonce-2", 200, sha256)).isFalse();
        }
        Answer withoutNonce =
                client().get(path, token, "If-None-Match", "\"another\"").assertStatus(200);
        assertThat(isSigned(withoutNonce, "", 200, sha256)).isTrue();
        assertThat(withoutNonce.header("Gatehouse-Nonce")).isEmpty();
    }

    private boolean isSigned(Answer answer, String nonce, int status, byte[] sha256) {
        JsonNode jwk =
                client().get("/.well-known/jwks.json", "").json().path("keys").get(0);
        Ed25519PublicKey key =
                Ed25519PublicKey.of(Base64.getUrlDecoder().decode(jwk.path("x").asString()));
        String prefix = "v1;kid=" + jwk.path("kid").asString() + ";sig=";
        assertThat(answer.header("Gatehouse-Signature")).startsWith(prefix);
        ConfigToSign signed = new ConfigToSign(
                ServiceFolder.AUDIENCE,
                new ConfigToSign.Scope("demo", "shop", "signed", "application"),
                new ConfigToSign.Layers("eu-1", "web", ""),
                "env",
                1,
                status,
                nonce,
                sha256);
        byte[] signature =
                Base64.getDecoder().decode(answer.header("Gatehouse-Signature").substring(prefix.length()));
        return key.verifies(signed.canonicalBytes(), signature);
    }

    @Test
    void publicKeyIsGivenOutAsPem() throws Exception {
        Answer pem = client().get("/v1/keys.pem", "").assertStatus(200);

        assertThat(pem.body()).isEqualTo(Files.readString(platform.publicKey()));
        assertThat(pem.header("Cache-Control")).isEqualTo("max-age=300, public");
    }

    @Test
    void missingRequiredKeysAreNamed() {
        client().publishFirst("demo/shop/required", token, CONTENT).assertStatus(201);
        String path = "/v1/resolve/demo/shop/required?kind=application&format=env";

        assertThat(client().get(path + "&require=PORT,GREETING", token).status())
                .isEqualTo(200);
        Answer refused = client().get(path + "&require=PORT,TOKEN,DISK,TOKEN", token);
        refused.assertProblem(422, "required_keys_missing");
        assertThat(refused.json().path("missing").toString()).isEqualTo("[\"TOKEN\",\"DISK\"]");
    }

    @Test
    void releaseOutlivesARestart() {
        client().publishFirst("demo/shop/restart", token, CONTENT).assertStatus(201);
        String path = "/v1/resolve/demo/shop/restart?kind=application&format=env";
        byte[] before = client().get(path, token).bytes();

        platform.stop();
        platform.restart();

        assertThat(client().get(path, token).bytes()).isEqualTo(before);
    }

    private static String revision(Answer published) {
        return published.assertStatus(201).json().path("revision").asString();
    }

    private static List<Long> numbers(Answer page) {
        List<Long> numbers = new ArrayList<>();
        page.json()
                .path("releases")
                .forEach(release -> numbers.add(release.path("release").asLong()));
        return numbers;
    }
}
