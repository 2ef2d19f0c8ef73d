package dev.gatehouse.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.config.fixture.ConfigClient;
import dev.gatehouse.config.fixture.ConfigClient.Answer;
import dev.gatehouse.config.fixture.ConfigPlatform;
import dev.gatehouse.config.fixture.ServiceFolder;
import dev.gatehouse.config.web.request.Endpoint;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/// Who may do what.
class AccessIT {
    private static final String UNKNOWN = "gh_0123456789abcdef_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

    private static ConfigPlatform platform;
    private static ConfigClient client;
    private static String administrator;
    private static String publisher;

    @BeforeAll
    static void start() {
        platform = ConfigPlatform.start();
        client = platform.client();
        administrator = platform.token("admin", "/");
        publisher = platform.token("read publish", "demo/shop");
        client.publishFirst("demo/shop/prod", publisher, "{}").assertStatus(201);
    }

    @AfterAll
    static void stop() {
        platform.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/resolve/demo/shop/prod?kind=system",
                "/v1/releases/demo/shop/prod",
                "/v1/releases/demo/shop/prod/1",
                "/v1/tokens"
            })
    void withoutTokenNothingIsTold(String path) {
        Answer missing = client.get(path, "").assertProblem(401, "invalid_token");
        assertThat(missing.header("WWW-Authenticate")).isEqualTo("Bearer realm=\"config-api\"");
        Answer unknown = client.get(path, UNKNOWN).assertProblem(401, "invalid_token");
        assertThat(unknown.header("WWW-Authenticate"))
                .isEqualTo("Bearer realm=\"config-api\", error=\"invalid_token\"");
        assertThat(unknown.json().path("title")).isEqualTo(missing.json().path("title"));
    }

    /// With [Endpoint] and the OpenAPI file compared elsewhere: every route has a rule, and every rule a route.
    @Test
    void everyRouteHasARule() {
        Set<String> routes = new TreeSet<>();
        platform.service()
                .getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
                .getHandlerMethods()
                .keySet()
                .forEach(route -> route.getPatternValues()
                        .forEach(pattern -> routes.add(route.getMethodsCondition().getMethods().stream()
                                        .map(Enum::name)
                                        .findFirst()
                                        .orElse("*")
                                + " " + pattern)));

        assertThat(routes)
                .isEqualTo(Stream.of(Endpoint.values())
                        .map(endpoint -> endpoint.method() + " " + endpoint.pattern())
                        .collect(Collectors.toCollection(TreeSet::new)));
    }

    @Test
    void tokenCountsOnlyInItsHeader() {
        String path = "/v1/resolve/demo/shop/prod?kind=system";

        client.get(path, "", "Authorization", "bearer " + publisher).assertStatus(200);
        client.get(path, "", "Authorization", "Basic " + publisher).assertProblem(401, "invalid_token");
        client.get(path, "", "Authorization", publisher).assertProblem(401, "invalid_token");
        client.get(path, "", "Authorization", "Bearer " + publisher, "Authorization", "Bearer " + publisher)
                .assertProblem(401, "invalid_token");
        client.get(path + "&access_token=" + publisher, "").assertProblem(401, "invalid_token");
        client.get(path + "&access_token=" + publisher, publisher).assertProblem(400, "malformed_request");
        client.get(path, "", "Cookie", "token=" + publisher).assertProblem(401, "invalid_token");
    }

    @ParameterizedTest
    @CsvSource({
        "demo/shop2/prod",
        "demo/other/prod",
        "other/shop/prod",
        "demo/shop2/nothing",
        "DEMO/shop/prod",
        "demo/%2e%2e/prod"
    })
    void whatATokenDoesNotCoverIsForbiddenWhetherItExistsOrNot(String scope) {
        platform.client().publishFirst("demo/shop2/prod", platform.token("publish", "demo/shop2"), "{}");

        assertThat(client.get("/v1/resolve/" + scope + "?kind=system", publisher)
                        .status())
                .isIn(400, 403, 404);
        Answer releases = client.get("/v1/releases/" + scope, publisher);
        assertThat(releases.status()).isIn(400, 403, 404);
        if (scope.startsWith("demo/shop2") || scope.startsWith("other")) {
            releases.assertProblem(403, "caller_forbidden");
            assertThat(releases.header("WWW-Authenticate")).contains("insufficient_scope");
            client.publishFirst(scope, publisher, "{}").assertProblem(403, "caller_forbidden");
        }
    }

    @Test
    void everyEndpointAsksForItsOwnScope() {
        String reader = platform.token("read", "demo/shop");
        String writer = platform.token("publish", "demo/shop");
        String nothing = platform.token("edit secrets", "/");

        client.publishFirst("demo/shop/test", reader, "{}").assertProblem(403, "caller_forbidden");
        client.post("/v1/releases/demo/shop/prod/1/rollback", reader, "{}").assertProblem(403, "caller_forbidden");
        client.get("/v1/resolve/demo/shop/prod?kind=system", writer).assertProblem(403, "caller_forbidden");
        client.get("/v1/releases/demo/shop/prod", writer).assertProblem(403, "caller_forbidden");
        client.get("/v1/releases/demo/shop/prod/1", writer).assertProblem(403, "caller_forbidden");
        for (String token : List.of(reader, writer, nothing)) {
            client.get("/v1/tokens", token).assertProblem(403, "caller_forbidden");
            client.post("/v1/tokens", token, "{}").assertProblem(403, "caller_forbidden");
            delete("0123456789abcdef", token).assertProblem(403, "caller_forbidden");
        }
        client.get("/v1/resolve/demo/shop/prod?kind=system", nothing).assertProblem(403, "caller_forbidden");
        // Administrators make tokens. They read nothing themselves.
        client.get("/v1/resolve/demo/shop/prod?kind=system", administrator).assertProblem(403, "caller_forbidden");
    }

    @Test
    void tokenIsShownOnceAndRevokedAtOnce() {
        Answer made = client.post(
                "/v1/tokens",
                administrator,
                "{\"scopes\":[\"read\",\"secrets\"],\"prefix\":\"demo/shop\",\"expires_in\":60,\"note\":\"a"
                        + " machine\"}");
        made.assertStatus(201);
        String token = made.json().path("token").asString();
        String id = made.json().path("id").asString();
        assertThat(made.header("Cache-Control")).isEqualTo("no-store");
        assertThat(made.json().path("scopes").toString()).isEqualTo("[\"read\",\"secrets\"]");
        assertThat(token).startsWith("gh_" + id + "_");
        client.get("/v1/resolve/demo/shop/prod?kind=system", token).assertStatus(200);

        Answer listed = client.get("/v1/tokens", administrator).assertStatus(200);
        assertThat(listed.body()).contains(id).contains("a machine").doesNotContain(token);

        delete(id, administrator).assertStatus(204);
        client.get("/v1/resolve/demo/shop/prod?kind=system", token).assertProblem(401, "invalid_token");
        delete(id, administrator).assertProblem(404, "resource_not_found");
        delete("nonsense", administrator).assertProblem(404, "resource_not_found");
    }

    @Test
    void administratorOfAPartSeesAndMakesTokensOfThatPartOnly() {
        String shop = platform.token("admin", "demo/shop");
        String other = platform.token("read", "demo/other");

        client.makeToken(shop, "read", "demo/shop");
        client.makeToken(shop, "publish", "demo/shop/prod");
        for (String prefix : List.of("/", "demo", "demo/other", "demo/shop2")) {
            client.post("/v1/tokens", shop, "{\"scopes\":[\"read\"],\"prefix\":\"" + prefix + "\",\"expires_in\":60}")
                    .assertProblem(403, "caller_forbidden");
        }
        List<String> prefixes = new ArrayList<>();
        client.get("/v1/tokens", shop)
                .json()
                .path("tokens")
                .forEach(each -> prefixes.add(each.path("prefix").asString()));
        assertThat(prefixes).isNotEmpty().allMatch(prefix -> prefix.startsWith("demo/shop"));
        delete(other.substring(3, 19), shop).assertProblem(404, "resource_not_found");
        client.get("/v1/releases/demo/other/none", other).assertProblem(404, "resource_not_found");
    }

    @Test
    void bootstrapTokenEndsWithTheFirstAdministrator() {
        client.get("/v1/tokens", ServiceFolder.BOOTSTRAP_TOKEN).assertProblem(401, "invalid_token");

        try (ConfigPlatform fresh = ConfigPlatform.start()) {
            fresh.client().get("/v1/tokens", ServiceFolder.BOOTSTRAP_TOKEN).assertStatus(200);
            fresh.client()
                    .get("/v1/releases/demo/shop/prod", ServiceFolder.BOOTSTRAP_TOKEN)
                    .assertProblem(403, "caller_forbidden");
            fresh.client().makeToken(ServiceFolder.BOOTSTRAP_TOKEN, "admin", "/");
            fresh.client().get("/v1/tokens", ServiceFolder.BOOTSTRAP_TOKEN).assertProblem(401, "invalid_token");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}|scopes",
                "{'scopes':[],'prefix':'/','expires_in':60}|scopes",
                "{'scopes':['root'],'prefix':'/','expires_in':60}|scopes",
                "{'scopes':[null],'prefix':'/','expires_in':60}|scopes",
                "{'scopes':['read'],'expires_in':60}|prefix",
                "{'scopes':['read'],'prefix':'','expires_in':60}|prefix",
                "{'scopes':['read'],'prefix':'demo/../x','expires_in':60}|prefix",
                "{'scopes':['read'],'prefix':'demo/*','expires_in':60}|prefix",
                "{'scopes':['read'],'prefix':'/'}|expires_in",
                "{'scopes':['read'],'prefix':'/','expires_in':59}|expires_in",
                "{'scopes':['read'],'prefix':'/','expires_in':31622401}|expires_in",
                "{'scopes':['read'],'prefix':'/','expires_in':60,'note':'line\\nbreak'}|note"
            })
    void tokenOfAWrongFormIsRefusedByItsMember(String body, String member) {
        Answer refused = client.post("/v1/tokens", administrator, body.replace('\'', '"'));

        refused.assertProblem(400, "malformed_request");
        assertThat(refused.json().path("member").asString()).isEqualTo(member);
    }

    private static Answer delete(String id, String token) {
        return client.send("DELETE", "/v1/tokens/" + id, token, BodyPublishers.noBody());
    }
}
