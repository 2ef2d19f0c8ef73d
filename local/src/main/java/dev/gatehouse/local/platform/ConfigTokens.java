package dev.gatehouse.local.platform;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.gatehouse.local.layout.Addresses;
import dev.gatehouse.local.layout.Listener;
import dev.gatehouse.local.material.Home;
import dev.gatehouse.local.material.PrivateFiles;
import dev.gatehouse.local.material.Tls;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/// The tokens with which one publishes and reads configuration here, made by config-api itself.
///
/// One that a start before has made is kept, as long as config-api's store still knows it.
record ConfigTokens(Home home, Addresses addresses) {
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final Duration LIFE = Duration.ofDays(90);
    private static final String ADMINISTRATOR = "admin";
    private static final int UNAUTHORIZED = 401;
    private static final int SUCCESS = 2;

    /// Makes those that are missing. Config-api must be ready.
    void prepare() throws PlatformFault, IOException, GeneralSecurityException {
        try (HttpClient http = HttpClient.newBuilder()
                .sslContext(Tls.context(home, "support-desk"))
                .connectTimeout(TIMEOUT)
                .build()) {
            prepare(http, "read", List.of("read"));
            prepare(http, "publish", List.of("publish"));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PlatformFault("the start was interrupted");
        }
    }

    private void prepare(HttpClient http, String name, List<String> scopes)
            throws PlatformFault, IOException, InterruptedException {
        Path file = home.configToken(name);
        if (!Files.isRegularFile(file) || !isKnown(http, name)) {
            PrivateFiles.writePrivate(file, make(http, name, scopes).getBytes(UTF_8));
        }
    }

    private boolean isKnown(HttpClient http, String name) throws IOException, InterruptedException {
        HttpRequest request = request("/v1/releases/demo/any/any", name).build();
        return http.send(request, BodyHandlers.discarding()).statusCode() != UNAUTHORIZED;
    }

    private String make(HttpClient http, String name, List<String> scopes)
            throws PlatformFault, IOException, InterruptedException {
        String wanted = JsonMapper.shared()
                .writeValueAsString(Map.of(
                        "scopes", scopes, "prefix", "demo", "expires_in", LIFE.toSeconds(), "note", "local: " + name));
        HttpResponse<String> answer = http.send(
                request("/v1/tokens", ADMINISTRATOR)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(wanted))
                        .build(),
                BodyHandlers.ofString());
        if (answer.statusCode() / 100 != SUCCESS) {
            throw new PlatformFault("config-api makes no token: HTTP " + answer.statusCode() + " " + answer.body());
        }
        return JsonMapper.shared().readTree(answer.body()).path("token").asString("");
    }

    private HttpRequest.Builder request(String path, String token) throws IOException {
        return HttpRequest.newBuilder(addresses.uri(Listener.CONFIG_HTTP, path))
                .timeout(TIMEOUT)
                .header(
                        "Authorization",
                        "Bearer " + Files.readString(home.configToken(token)).strip());
    }
}
