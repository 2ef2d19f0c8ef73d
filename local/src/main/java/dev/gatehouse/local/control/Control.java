package dev.gatehouse.local.control;

import dev.gatehouse.local.material.Home;
import dev.gatehouse.local.material.Tls;
import dev.gatehouse.local.standin.Condition;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Puts the stand-ins of a running platform into conditions.
public final class Control implements AutoCloseable {
    private static final int OK = 200;
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final HttpClient http;
    private final URI conditions;
    private final String authorization;

    /// @param home of the platform, whose token and certificates are used
    /// @param listener `https://localhost:8091` or the like
    public Control(Home home, String listener) throws IOException, GeneralSecurityException {
        this.conditions = URI.create(listener + ControlListener.CONDITIONS);
        this.authorization = ControlListener.authorization(home);
        this.http = HttpClient.newBuilder()
                .sslContext(Tls.context(home, "support-desk"))
                .connectTimeout(TIMEOUT)
                .build();
    }

    /// The condition of each stand-in, by the label.
    public Map<String, String> conditions() throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(conditions).GET());
    }

    /// Puts one into a condition; returns when it is in it.
    ///
    /// @return the condition of each
    /// @throws IOException also when there is no such stand-in or fault; the message says what there is
    public Map<String, String> put(String name, Condition condition) throws IOException, InterruptedException {
        String form = ControlListener.NAME + "=" + name + "&" + ControlListener.CONDITION + "=" + condition.label();
        return send(HttpRequest.newBuilder(conditions)
                .header("content-type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form)));
    }

    private Map<String, String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> answer = http.send(
                request.timeout(TIMEOUT).header("authorization", authorization).build(), BodyHandlers.ofString());
        JsonNode body = JsonMapper.shared().readTree(answer.body());
        if (answer.statusCode() != OK) {
            throw new IOException(body.path("error_description").asString("HTTP " + answer.statusCode()));
        }
        Map<String, String> shown = new LinkedHashMap<>();
        body.properties()
                .forEach(entry -> shown.put(entry.getKey(), entry.getValue().asString("")));
        return shown;
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
