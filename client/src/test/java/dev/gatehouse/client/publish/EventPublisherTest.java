package dev.gatehouse.client.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.gatehouse.client.publish.PublishOutcome.NotPublished;
import dev.gatehouse.client.publish.PublishOutcome.OutcomeUnknown;
import dev.gatehouse.client.publish.PublishOutcome.Published;
import dev.gatehouse.common.fixture.CuttingProxy;
import dev.gatehouse.common.fixture.RedisFixture;
import dev.gatehouse.common.fixture.TestClock;
import dev.gatehouse.common.stream.ClientEvent;
import dev.gatehouse.common.stream.MalformedEntryException;
import io.lettuce.core.Range;
import io.lettuce.core.RedisClient;
import io.lettuce.core.StreamMessage;
import io.lettuce.core.api.sync.RedisCommands;
import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.codec.RedisCodec;
import io.lettuce.core.codec.StringCodec;
import io.lettuce.core.output.StatusOutput;
import io.lettuce.core.protocol.CommandArgs;
import io.lettuce.core.protocol.CommandType;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EventPublisherTest {
    private static final String STREAM = "gatehouse:client-events:{0}";
    private static final RedisCodec<String, byte[]> CODEC = RedisCodec.of(StringCodec.UTF8, ByteArrayCodec.INSTANCE);
    private static final byte[] PAYLOAD = "hello".getBytes(StandardCharsets.UTF_8);

    private final TestClock clock = new TestClock();
    private RedisFixture redis;
    private RedisClient lettuce;

    @BeforeEach
    void start() {
        redis = RedisFixture.start();
        lettuce = RedisClient.create(redis.uri());
    }

    @AfterEach
    void stop() {
        lettuce.shutdown(Duration.ZERO, Duration.ofSeconds(1));
        redis.close();
    }

    private PublisherBuilder publisher() {
        return EventPublisher.builder(redis.address())
                .password(redis.password())
                .timeout(Duration.ofSeconds(1))
                .clock(clock);
    }

    private RedisCommands<String, byte[]> commands() {
        return lettuce.connect(CODEC).sync();
    }

    private List<StreamMessage<String, byte[]>> entries() {
        return commands().xrange(STREAM, Range.unbounded());
    }

    @Test
    void publicationBecomesADocumentedEntry() throws MalformedEntryException {
        try (EventPublisher publisher = publisher().build()) {
            Publication publication = Publication.of("ada", "demo.note", PAYLOAD)
                    .withId("e-1")
                    .forSession("ds1.x")
                    .expiringAfter(Duration.ofMinutes(5));

            Published published = (Published) publisher.publish(publication);

            StreamMessage<String, byte[]> entry = entries().getFirst();
            assertThat(entry.getId()).isEqualTo(published.entryId().toString());
            assertThat(entry.getBody().keySet())
                    .containsExactly(
                            "event_id",
                            "user_id",
                            "device_session_id",
                            "type",
                            "payload",
                            "created_at_ms",
                            "expires_at_ms");
            ClientEvent event = ClientEvent.parse(entry.getBody());
            assertThat(event.eventId()).isEqualTo("e-1");
            assertThat(event.userId()).isEqualTo("ada");
            assertThat(event.payload()).isEqualTo(PAYLOAD);
            assertThat(event.createdAtMs()).isEqualTo(clock.millis());
            assertThat(event.expiresAtMs()).isEqualTo(clock.millis() + 300_000);
        }
    }

    @Test
    void binaryPayloadArrivesByteForByte() {
        byte[] all = new byte[256];
        for (int i = 0; i < all.length; i++) {
            all[i] = (byte) i;
        }
        try (EventPublisher publisher = publisher().build()) {
            publisher.publish(Publication.of("ada", "demo.note", all));
        }
        assertThat(entries().getFirst().getBody()).containsEntry("payload", all);
    }

    @Test
    void eachNewPublicationHasItsOwnId() {
        assertThat(Publication.of("ada", "demo.note", PAYLOAD).eventId())
                .isNotEqualTo(Publication.of("ada", "demo.note", PAYLOAD).eventId());
    }

    @Test
    void whatTheGatewayWouldDropIsRefusedAtOnce() {
        assertThatThrownBy(() -> Publication.of("", "demo.note", PAYLOAD)).hasMessageContaining("user id");
        assertThatThrownBy(() -> Publication.of("ada", "x".repeat(129), PAYLOAD))
                .hasMessageContaining("type");
        assertThatThrownBy(() -> Publication.of("ada", "gateway.server_time", PAYLOAD))
                .hasMessageContaining("gateway's own");
        assertThatThrownBy(() -> Publication.of("ada", "demo.note", new byte[256 * 1024 + 1]))
                .hasMessageContaining("payload");
    }

    @Test
    void streamIsKeptAtAboutItsLength() {
        try (EventPublisher publisher = publisher().maxLength(100).build()) {
            for (int i = 0; i < 1000; i++) {
                publisher.publish(Publication.of("ada", "demo.note", PAYLOAD));
            }
        }
        assertThat(commands().xlen(STREAM)).isBetween(100L, 250L);
    }

    @Test
    void wrongPasswordIsNotPublished() {
        try (EventPublisher publisher = publisher().password("wrong").build()) {
            assertThat(publisher.publish(Publication.of("ada", "demo.note", PAYLOAD)))
                    .isInstanceOf(NotPublished.class);
        }
    }

    @Test
    void redisThatRefusesTheEntryIsNotPublished() {
        commands().set(STREAM, PAYLOAD);
        try (EventPublisher publisher = publisher().build()) {
            assertThat(publisher.publish(Publication.of("ada", "demo.note", PAYLOAD)))
                    .isInstanceOfSatisfying(
                            NotPublished.class, it -> assertThat(it.detail()).contains("WRONGTYPE"));
        }
    }

    @Test
    void killedRedisIsToldAndComesBackByItself() {
        try (EventPublisher publisher = publisher().build()) {
            assertThat(publisher.publish(note("before"))).isInstanceOf(Published.class);
            redis.kill();

            assertThat(publisher.publish(note("during"))).isNotInstanceOf(Published.class);

            redis.restart();
            await().until(() -> publisher.publish(note("after")) instanceof Published);
            assertThat(eventIds()).containsExactly("before", "after");
        }
    }

    @Test
    void publisherStartsWhileRedisIsAway() {
        redis.kill();
        try (EventPublisher publisher = publisher().build()) {
            assertThat(publisher.publish(note("during"))).isInstanceOf(NotPublished.class);

            redis.restart();
            await().until(() -> publisher.publish(note("after")) instanceof Published);
        }
        assertThat(eventIds()).containsExactly("after");
    }

    @Test
    void redisThatDoesNotAnswerLeavesTheOutcomeUnknownAndTheSameIdRepeatsIt() {
        try (EventPublisher publisher = publisher().build()) {
            publisher.publish(note("first"));
            commands().clientPause(3_000);

            assertThat(publisher.publish(note("paused")))
                    .isInstanceOfSatisfying(
                            OutcomeUnknown.class, it -> assertThat(it.eventId()).isEqualTo("paused"));

            await().until(() -> publisher.publish(note("paused")) instanceof Published);
        }
        assertThat(eventIds()).startsWith("first").contains("paused").doesNotContain("other");
    }

    @Test
    void commandUnderWayWhenTheConnectionBrokeIsNeverSentAgain() throws Exception {
        try (CuttingProxy proxy = CuttingProxy.to(redis.port());
                EventPublisher publisher = EventPublisher.builder("127.0.0.1:" + proxy.port())
                        .password(redis.password())
                        .timeout(Duration.ofSeconds(20))
                        .build();
                ExecutorService background = Executors.newVirtualThreadPerTaskExecutor()) {
            publisher.publish(note("first"));
            client("PAUSE", "60000", "WRITE");
            Future<PublishOutcome> underWay = background.submit(() -> publisher.publish(note("cut")));
            await().during(Duration.ofMillis(300)).until(() -> !underWay.isDone());

            proxy.cut();

            assertThat(underWay.get()).isInstanceOf(OutcomeUnknown.class);
            Future<?> after =
                    background.submit(() -> await().until(() -> publisher.publish(note("after")) instanceof Published));
            await().during(Duration.ofMillis(300)).until(() -> !after.isDone());
            client("UNPAUSE");
            after.get();
            assertThat(eventIds()).containsExactly("first", "after");
        }
    }

    private void client(String... arguments) {
        CommandArgs<String, byte[]> args = new CommandArgs<>(CODEC);
        for (String argument : arguments) {
            args.add(argument);
        }
        commands().dispatch(CommandType.CLIENT, new StatusOutput<>(CODEC), args);
    }

    private static Publication note(String id) {
        return Publication.of("ada", "demo.note", PAYLOAD).withId(id);
    }

    private List<String> eventIds() {
        return entries().stream()
                .map(entry -> new String(entry.getBody().get("event_id"), StandardCharsets.UTF_8))
                .toList();
    }
}
