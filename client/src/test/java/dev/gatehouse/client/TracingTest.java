package dev.gatehouse.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.gatehouse.client.device.DeviceKey;
import dev.gatehouse.client.peer.FakeGateway;
import dev.gatehouse.client.publish.EventPublisher;
import dev.gatehouse.client.publish.Publication;
import dev.gatehouse.client.stream.EventStream;
import dev.gatehouse.client.stream.StreamEvent;
import dev.gatehouse.common.error.ErrorReason;
import dev.gatehouse.common.fixture.RedisFixture;
import dev.gatehouse.common.stream.ClientEvent;
import io.lettuce.core.Range;
import io.lettuce.core.RedisClient;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.TracerProvider;
import io.opentelemetry.context.Scope;
import io.opentelemetry.context.propagation.ContextPropagators;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TracingTest {
    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
    private static final String PARENT = "b7ad6b7169203331";

    @TempDir
    private Path folder;

    private final Spans spans = new Spans();
    private final SdkTracerProvider provider = SdkTracerProvider.builder()
            .addSpanProcessor(SimpleSpanProcessor.create(spans))
            .build();
    private FakeGateway gateway;
    private GatehouseClient client;

    @BeforeEach
    void start() {
        gateway = FakeGateway.start(folder);
        client = gateway.client().openTelemetry(telemetry()).build();
    }

    @AfterEach
    void stop() {
        client.close();
        gateway.close();
        provider.close();
    }

    private OpenTelemetry telemetry() {
        return new OpenTelemetry() {
            @Override
            public TracerProvider getTracerProvider() {
                return provider;
            }

            @Override
            public ContextPropagators getPropagators() {
                return ContextPropagators.noop();
            }
        };
    }

    @Test
    void commandIsAClientSpanWhoseContextTheGatewayGets() {
        gateway.device(client, "ada").execute("demo.echo", new byte[0]);

        SpanData span = spans.one("gatehouse.client execute");
        assertThat(span.getKind()).isEqualTo(SpanKind.CLIENT);
        assertThat(gateway.lastTraceparent()).startsWith(traceparent(span));
    }

    @Test
    void commandIsAChildOfTheCallersSpan() {
        Span caller = provider.get("test").spanBuilder("caller").startSpan();
        try (Scope _ = caller.makeCurrent()) {
            gateway.device(client, "ada").execute("demo.echo", new byte[0]);
        }
        caller.end();

        assertThat(spans.one("gatehouse.client execute").getParentSpanId())
                .isEqualTo(caller.getSpanContext().getSpanId());
    }

    @Test
    void refusedCommandIsAFailedSpan() {
        gateway.refuse(ErrorReason.SESSION_REVOKED);

        gateway.device(client, "ada").execute("demo.echo", new byte[0]);

        assertThat(spans.one("gatehouse.client execute").getStatus().getStatusCode())
                .isEqualTo(StatusCode.ERROR);
        assertThat(spans.one("gatehouse.client execute").getStatus().getDescription())
                .isEqualTo("SESSION_REVOKED");
    }

    @Test
    void loginCarriesItsContextOverHttp() {
        client.login(DeviceKey.generate(), nonce -> "ada:" + nonce);

        assertThat(gateway.http().lastHeader("traceparent"))
                .contains(spans.one("gatehouse.client login").getTraceId());
    }

    @Test
    void eventIsAConsumerSpanBelowItsPublishers() {
        Span[] current = new Span[1];
        EventStream stream = gateway.device(client, "ada").openStream(null, event -> {
            if (event instanceof StreamEvent.Event) {
                current[0] = Span.current();
            }
        });
        await().until(() -> gateway.streams() == 1);

        gateway.publish(
                new ClientEvent("e", "ada", "", "demo.note", new byte[0], 1, 0, "00-" + TRACE + "-" + PARENT + "-01"));

        await().until(() -> !spans.named("gatehouse.client receive").isEmpty());
        SpanData span = spans.one("gatehouse.client receive");
        assertThat(span.getKind()).isEqualTo(SpanKind.CONSUMER);
        assertThat(span.getTraceId()).isEqualTo(TRACE);
        assertThat(span.getParentSpanId()).isEqualTo(PARENT);
        assertThat(current[0].getSpanContext().getSpanId()).isEqualTo(span.getSpanId());
        assertThat(spans.one("gatehouse.client subscribe").getKind()).isEqualTo(SpanKind.CLIENT);
        stream.close();
    }

    @Test
    void publicationIsAProducerSpanWhoseContextTheEntryCarries() throws Exception {
        try (RedisFixture redis = RedisFixture.start();
                EventPublisher publisher = EventPublisher.builder(redis.address())
                        .password(redis.password())
                        .openTelemetry(telemetry())
                        .build();
                RedisClient lettuce = RedisClient.create(redis.uri())) {
            publisher.publish(Publication.of("ada", "demo.note", new byte[0]));

            SpanData span = spans.one("gatehouse.client publish");
            assertThat(span.getKind()).isEqualTo(SpanKind.PRODUCER);
            assertThat(lettuce.connect()
                            .sync()
                            .xrange("gatehouse:client-events:{0}", Range.unbounded())
                            .getFirst()
                            .getBody())
                    .hasEntrySatisfying("traceparent", it -> assertThat(it).startsWith(traceparent(span)));
        }
    }

    private static String traceparent(SpanData span) {
        return "00-" + span.getTraceId() + "-" + span.getSpanId() + "-";
    }

    /// Keeps the spans that ended.
    private static final class Spans implements SpanExporter {
        private final List<SpanData> ended = new CopyOnWriteArrayList<>();

        List<SpanData> named(String name) {
            return ended.stream().filter(span -> span.getName().equals(name)).toList();
        }

        SpanData one(String name) {
            assertThat(named(name)).as(name).hasSize(1);
            return named(name).getFirst();
        }

        @Override
        public CompletableResultCode export(Collection<SpanData> spans) {
            ended.addAll(spans);
            return CompletableResultCode.ofSuccess();
        }

        @Override
        public CompletableResultCode flush() {
            return CompletableResultCode.ofSuccess();
        }

        @Override
        public CompletableResultCode shutdown() {
            return CompletableResultCode.ofSuccess();
        }
    }
}
