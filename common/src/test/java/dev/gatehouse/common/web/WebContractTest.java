package dev.gatehouse.common.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.common.error.ErrorReason;
import dev.gatehouse.common.service.ServiceDescriptor;
import dev.gatehouse.common.service.ServiceLauncher;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WebContractTest {
    private static final String JSON = "application/json";
    private static final String FORM = "application/x-www-form-urlencoded";

    private final HttpClient client = HttpClient.newHttpClient();
    private final ConfigurableApplicationContext context = ServiceLauncher.application(
                    new ServiceDescriptor("web-probe", "probe-app", "http-addr", ":8080"), WebProbe.class)
            .run(
                    "--probe-app.environment=local",
                    "--probe-app.http-addr=127.0.0.1:0",
                    "--probe-app.plaintext-listeners=http");

    @BeforeAll
    void isReady() throws IOException, InterruptedException {
        assertThat(get("/readyz").statusCode()).isEqualTo(200);
    }

    @AfterAll
    void close() {
        client.close();
        context.close();
    }

    @Test
    void goodRequestsAreServed() throws IOException, InterruptedException {
        assertThat(post("/notes", JSON, BodyPublishers.ofString("{\"text\":\"a\"}"))
                        .body())
                .isEqualTo("{\"text\":\"a\"}");
        assertThat(post("/form", FORM, BodyPublishers.ofString("token=abc")).body())
                .isEqualTo("{\"length\":3}");
    }

    @Test
    void unknownAddressIsAProblem() throws IOException, InterruptedException {
        assertProblem(get("/nothing"), ErrorReason.RESOURCE_NOT_FOUND);
        assertProblem(get("/error"), ErrorReason.RESOURCE_NOT_FOUND);
        assertProblem(get("/metrics"), ErrorReason.RESOURCE_NOT_FOUND);
    }

    @Test
    void otherMethodIsAProblemThatNamesTheAllowedOnes() throws IOException, InterruptedException {
        HttpResponse<String> answer = get("/notes");

        assertProblem(answer, ErrorReason.METHOD_NOT_ALLOWED);
        assertThat(answer.headers().firstValue("Allow")).contains("POST");
    }

    @Test
    void otherMediaTypesAreProblems() throws IOException, InterruptedException {
        assertProblem(post("/notes", "text/plain", BodyPublishers.ofString("{}")), ErrorReason.UNSUPPORTED_MEDIA_TYPE);
        assertProblem(post("/notes", "nonsense", BodyPublishers.ofString("{}")), ErrorReason.UNSUPPORTED_MEDIA_TYPE);
        assertProblem(
                send(request("/notes")
                        .header("Content-Type", JSON)
                        .header("Accept", "image/png")
                        .POST(BodyPublishers.ofString("{}"))),
                ErrorReason.UNSUPPORTED_MEDIA_TYPE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "{\"text\":", "password=hunter2", "{\"text\":{\"password=hunter2\":1}}"})
    void malformedJsonIsAProblem(String body) throws IOException, InterruptedException {
        assertProblem(post("/notes", JSON, BodyPublishers.ofString(body)), ErrorReason.MALFORMED_REQUEST);
    }

    @Test
    void missingFieldOfAFormIsAProblem() throws IOException, InterruptedException {
        assertProblem(post("/form", FORM, BodyPublishers.ofString("other=1")), ErrorReason.MALFORMED_REQUEST);
    }

    @Test
    void bodyOfExactlyTheBoundIsAccepted() throws IOException, InterruptedException {
        assertThat(post("/notes", JSON, BodyPublishers.ofString(note(WebProbe.MAX_BODY)))
                        .statusCode())
                .isEqualTo(200);
        assertThat(post("/notes", JSON, chunked(note(WebProbe.MAX_BODY))).statusCode())
                .isEqualTo(200);
        assertThat(post("/raw", "text/plain", chunked("x".repeat(WebProbe.MAX_BODY)))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void bodyThatIsAnnouncedAsTooLargeIsAProblem() throws IOException, InterruptedException {
        assertProblem(
                post("/notes", JSON, BodyPublishers.ofString(note(WebProbe.MAX_BODY + 1))),
                ErrorReason.PAYLOAD_TOO_LARGE);
        assertProblem(
                post("/form", FORM, BodyPublishers.ofString("token=" + "x".repeat(WebProbe.MAX_BODY))),
                ErrorReason.PAYLOAD_TOO_LARGE);
    }

    @Test
    void bodyThatGrowsTooLargeIsAProblem() throws IOException, InterruptedException {
        assertProblem(post("/notes", JSON, chunked(note(WebProbe.MAX_BODY + 1))), ErrorReason.PAYLOAD_TOO_LARGE);
        assertProblem(post("/notes", JSON, chunked(note(1_000_000))), ErrorReason.PAYLOAD_TOO_LARGE);
        assertProblem(
                post("/raw", "text/plain", chunked("x".repeat(WebProbe.MAX_BODY + 1))), ErrorReason.PAYLOAD_TOO_LARGE);
    }

    @Test
    void formOfUnknownLengthIsAProblemBecauseTheContainerReadsIt() throws IOException, InterruptedException {
        assertProblem(
                post("/form", FORM, chunked("token=" + "x".repeat(WebProbe.MAX_BODY))), ErrorReason.MALFORMED_REQUEST);
        assertProblem(post("/form", FORM + "; charset=UTF-8", chunked("token=abc")), ErrorReason.MALFORMED_REQUEST);
    }

    @Test
    void bugIsAProblemWithItsTraceId() throws IOException, InterruptedException {
        HttpResponse<String> answer = get("/bug");

        assertProblem(answer, ErrorReason.INTERNAL_ERROR);
        assertThat(json(answer).path("traceId").asString()).isEqualTo("0af7651916cd43dd8448eb211c80319c");
    }

    @Test
    void refusalIsAProblemThatSaysWhenToTryAgain() throws IOException, InterruptedException {
        HttpResponse<String> answer = get("/refused");

        assertProblem(answer, ErrorReason.SHUTTING_DOWN);
        assertThat(answer.headers().firstValue("Retry-After")).contains("1");
        assertThat(get("/nothing").headers().firstValue("Retry-After")).isEmpty();
    }

    @Test
    void requestThatIsNoHttpTellsNothingOfTheServer() throws IOException {
        for (String line : new String[] {"GET /%zz HTTP/1.1", "GET /a|<script> HTTP/1.1", "NONSENSE"}) {
            assertThat(raw(line + "\r\nHost: a\r\nConnection: close\r\n\r\n"))
                    .as(line)
                    .startsWith("HTTP/1.1 400 ")
                    .doesNotContainIgnoringCase("tomcat", "exception", "org.apache", "<script>");
        }
    }

    @Test
    void probesAreAboutThisProcessAlone() throws IOException, InterruptedException {
        assertThat(get("/healthz").body()).isEqualTo("{\"status\":\"up\"}");
        assertThat(get("/readyz").body()).isEqualTo("{\"status\":\"ready\"}");

        AvailabilityChangeEvent.publish(context, ReadinessState.REFUSING_TRAFFIC);
        try {
            assertProblem(get("/readyz"), ErrorReason.SERVICE_UNAVAILABLE);
            assertThat(get("/healthz").statusCode()).isEqualTo(200);
        } finally {
            AvailabilityChangeEvent.publish(context, ReadinessState.ACCEPTING_TRAFFIC);
        }
        assertThat(get("/readyz").statusCode()).isEqualTo(200);
    }

    private static void assertProblem(HttpResponse<String> answer, ErrorReason reason) {
        JsonNode problem = json(answer);
        assertThat(answer.statusCode()).isEqualTo(reason.httpStatus());
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(problem.path("code").asString()).isEqualTo(reason.httpCode());
        assertThat(problem.path("status").asInt()).isEqualTo(reason.httpStatus());
        assertThat(problem.path("type").asString()).isEqualTo("https://gatehouse.dev/errors#" + reason.httpCode());
        assertThat(problem.path("title").asString()).isEqualTo(reason.message());
        assertThat(problem.path("advice").asString()).isEqualTo(reason.advice().text());
        assertThat(problem.propertyNames())
                .as("nothing else is told")
                .isSubsetOf("type", "title", "status", "code", "advice", "traceId", "instance");
        assertThat(answer.body()).doesNotContain("hunter2", "Exception");
    }

    private static JsonNode json(HttpResponse<String> answer) {
        return JsonMapper.shared().readTree(answer.body());
    }

    private static String note(int length) {
        String frame = "{\"text\":\"\"}";
        return frame.replace("\"\"", "\"" + "x".repeat(length - frame.length()) + "\"");
    }

    private static BodyPublisher chunked(String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        return BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(bytes));
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send(request(path).GET());
    }

    private HttpResponse<String> post(String path, String type, BodyPublisher body)
            throws IOException, InterruptedException {
        return send(request(path).header("Content-Type", type).POST(body));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + path))
                .timeout(Duration.ofSeconds(20));
    }

    private String raw(String request) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port());
                InputStream in = socket.getInputStream()) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().flush();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private int port() {
        return context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    }
}
