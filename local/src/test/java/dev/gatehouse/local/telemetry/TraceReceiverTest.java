package dev.gatehouse.local.telemetry;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.resource.v1.Resource;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import io.opentelemetry.proto.trace.v1.ScopeSpans;
import io.opentelemetry.proto.trace.v1.Span;
import io.opentelemetry.proto.trace.v1.Status;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class TraceReceiverTest {
    private static final String PROTOBUF = "application/x-protobuf";
    private static final byte ONE = 1;
    private static final byte TWO = 2;

    private final HttpClient client = HttpClient.newHttpClient();
    private TraceReceiver receiver;

    @BeforeEach
    void start() throws IOException {
        receiver = TraceReceiver.start(0);
    }

    @AfterEach
    void stop() {
        receiver.close();
        client.close();
    }

    @Test
    void aTraceIsFoundByItsIdWithEverythingThatMatters() throws Exception {
        Span span = span(ONE, 7).toBuilder()
                .setParentSpanId(id(9, 8))
                .setName("XADD")
                .setKind(Span.SpanKind.SPAN_KIND_CLIENT)
                .setStartTimeUnixNano(1_000_000)
                .setEndTimeUnixNano(3_500_000)
                .setStatus(Status.newBuilder().setCode(Status.StatusCode.STATUS_CODE_ERROR))
                .addAttributes(attribute("db.system", "redis"))
                .build();

        assertThat(export(request(List.of(span, span(TWO, 1)))).statusCode()).isEqualTo(200);

        JsonNode found = spans("01".repeat(16));
        assertThat(found).hasSize(1);
        assertThat(found.get(0).toString())
                .isEqualTo(new JsonMapper().readTree("""
                    {"traceId":"01010101010101010101010101010101","spanId":"0707070707070707",
                     "parentSpanId":"0909090909090909","service":"gateway","name":"XADD","kind":"client",
                     "startUnixNano":1000000,"durationMicros":2500,"status":"error",
                     "attributes":{"db.system":"redis"}}\
                    """).toString());
    }

    @Test
    void gzippedSpansAreTakenToo() throws Exception {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(request(List.of(span(ONE, 1))));
        }

        HttpResponse<String> answer = send(post(packed.toByteArray()).header("Content-Encoding", "gzip"));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(spans("01".repeat(16))).hasSize(1);
    }

    @Test
    void tenThousandSpansAreKeptAndTheOldestLeavesFirst() throws Exception {
        export(request(List.of(span(ONE, 1))));
        export(request(IntStream.range(0, 9_999).mapToObj(n -> span(TWO, 2)).toList()));
        assertThat(spans("01".repeat(16))).hasSize(1);

        export(request(List.of(span(TWO, 3))));

        assertThat(spans("01".repeat(16))).isEmpty();
        assertThat(spans("02".repeat(16))).hasSize(10_000);
    }

    @Test
    void whatIsNotAnExportIsRefusedAndTheReceiverLives() throws Exception {
        assertThat(export("not a protobuf".getBytes(UTF_8)).statusCode()).isEqualTo(400);
        assertThat(send(post(new byte[0]).setHeader("Content-Type", "application/json"))
                        .statusCode())
                .isEqualTo(415);
        assertThat(send(post(new byte[] {1, 2, 3}).header("Content-Encoding", "gzip"))
                        .statusCode())
                .isEqualTo(400);
        assertThat(export(new byte[4 * 1024 * 1024 + 1]).statusCode()).isEqualTo(413);

        assertThat(export(request(List.of(span(ONE, 1)))).statusCode()).isEqualTo(200);
    }

    @Test
    void aSmallBodyThatUnpacksPastTheBoundIsRefused() throws Exception {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(new byte[8 * 1024 * 1024]);
        }

        HttpResponse<String> answer = send(post(packed.toByteArray()).header("Content-Encoding", "gzip"));

        assertThat(answer.statusCode()).isEqualTo(413);
    }

    @Test
    void longTextsAreClipped() throws Exception {
        export(request(List.of(span(ONE, 1).toBuilder()
                .addAttributes(attribute("long", "x".repeat(5_000)))
                .build())));

        assertThat(spans("01".repeat(16)).get(0).get("attributes").get("long").asString())
                .hasSize(1_024);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/spans", "/spans?trace=abc", "/spans?trace=XY", "/spans?trace=a&trace=b"})
    void onlyATraceIdIsAskedFor(String path) throws Exception {
        assertThat(send(HttpRequest.newBuilder(uri(path))).statusCode()).isEqualTo(400);
    }

    private JsonNode spans(String trace) throws IOException, InterruptedException {
        return new JsonMapper()
                .readTree(send(HttpRequest.newBuilder(uri("/spans?trace=" + trace)))
                        .body());
    }

    private HttpResponse<String> export(byte[] body) throws IOException, InterruptedException {
        return send(post(body));
    }

    private HttpRequest.Builder post(byte[] body) {
        return HttpRequest.newBuilder(uri("/v1/traces"))
                .header("Content-Type", PROTOBUF)
                .POST(BodyPublishers.ofByteArray(body));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), BodyHandlers.ofString());
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + receiver.port() + path);
    }

    private static byte[] request(List<Span> spans) {
        return ExportTraceServiceRequest.newBuilder()
                .addResourceSpans(ResourceSpans.newBuilder()
                        .setResource(Resource.newBuilder().addAttributes(attribute("service.name", "gateway")))
                        .addScopeSpans(ScopeSpans.newBuilder().addAllSpans(spans)))
                .build()
                .toByteArray();
    }

    private static Span span(byte trace, int span) {
        return Span.newBuilder()
                .setTraceId(id(trace, 16))
                .setSpanId(id(span, 8))
                .setName("span")
                .build();
    }

    private static KeyValue attribute(String key, String value) {
        return KeyValue.newBuilder()
                .setKey(key)
                .setValue(AnyValue.newBuilder().setStringValue(value))
                .build();
    }

    private static ByteString id(int value, int length) {
        byte[] bytes = new byte[length];
        Arrays.fill(bytes, (byte) value);
        return ByteString.copyFrom(bytes);
    }
}
