package dev.gatehouse.client.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.gatehouse.client.publish.PublishOutcome.OutcomeUnknown;
import dev.gatehouse.client.publish.PublishOutcome.Published;
import dev.gatehouse.common.fixture.RedisFixture;
import dev.gatehouse.common.fixture.SentinelFixture;
import io.lettuce.core.Range;
import io.lettuce.core.RedisClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// The publisher with real Sentinels.
class FailoverTest {
    private static final Duration SOON = Duration.ofSeconds(10);
    private static final byte[] PAYLOAD = new byte[1];

    private final SentinelFixture servers = SentinelFixture.start(1);
    private final EventPublisher publisher = EventPublisher.builder(
                    servers.sentinelAddresses(), SentinelFixture.MASTER_NAME)
            .password(servers.password())
            .timeout(Duration.ofSeconds(1))
            .confirmedBy(1)
            .build();

    @AfterEach
    void close() {
        publisher.close();
        servers.close();
    }

    @Test
    void whatWasConfirmedIsInTheLogOfTheMasterThatTakesOver() {
        List<String> published = new ArrayList<>(List.of(publish("before")));

        servers.first().kill();
        servers.awaitPromotion();
        await().atMost(SOON).untilAsserted(() -> assertThat(attempt()).isInstanceOf(Published.class));
        published.add(publish("after"));

        assertThat(ids(servers.second())).containsAll(published);
    }

    @Test
    void masterThatHangsIsLeft() {
        publish("before");

        servers.first().freeze();
        assertThat(attempt()).isInstanceOf(OutcomeUnknown.class);
        servers.awaitPromotion();

        await().atMost(SOON).untilAsserted(() -> assertThat(attempt()).isInstanceOf(Published.class));
        servers.first().thaw();
    }

    @Test
    void whatNoReplicaHasIsNotCalledPublished() {
        publish("before");
        servers.leaveReplicasBehind();

        assertThat(attempt())
                .isInstanceOfSatisfying(
                        OutcomeUnknown.class,
                        unknown -> assertThat(unknown.detail()).isEqualTo("Redis has it and 0 replicas"));
    }

    private PublishOutcome attempt() {
        return publisher.publish(Publication.of("ada", "demo.note", PAYLOAD));
    }

    private String publish(String id) {
        PublishOutcome outcome =
                publisher.publish(Publication.of("ada", "demo.note", PAYLOAD).withId(id));
        assertThat(outcome).isInstanceOf(Published.class);
        return ((Published) outcome).entryId().toString();
    }

    private static List<String> ids(RedisFixture redis) {
        RedisClient client = RedisClient.create(redis.uri());
        try (var connection = client.connect()) {
            return connection.sync().xrange("gatehouse:client-events:{0}", Range.unbounded()).stream()
                    .map(entry -> entry.getId())
                    .toList();
        } finally {
            client.shutdown(0, 0, TimeUnit.MILLISECONDS);
        }
    }
}
