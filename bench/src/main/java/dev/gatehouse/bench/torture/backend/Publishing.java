package dev.gatehouse.bench.torture.backend;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.gatehouse.bench.torture.history.Digest;
import dev.gatehouse.bench.torture.history.Fact;
import dev.gatehouse.bench.torture.order.Order;
import dev.gatehouse.client.publish.EventPublisher;
import dev.gatehouse.client.publish.Publication;
import dev.gatehouse.client.publish.PublishOutcome;
import java.time.Duration;
import java.util.Arrays;
import java.util.function.Consumer;

/// Publishes with the client library. The events of one order go out beside each other.
record Publishing(EventPublisher publisher, Consumer<Fact> facts) {
    private static final String TYPE = "torture";
    private static final long LASTING_MILLIS = 600_000;

    void publish(Order.Publish order) {
        if (order.events() == 1) {
            one(order, order.id());
            return;
        }
        for (int n = 0; n < order.events(); n++) {
            String id = order.id() + "-" + n;
            Thread.ofVirtual().start(() -> one(order, id));
        }
    }

    private void one(Order.Publish order, String id) {
        byte[] payload = payload(id, order.bytes());
        Publication event = Publication.of(order.user(), TYPE, payload).withId(id);
        String session = order.session();
        if (session != null) {
            event = event.forSession(session);
        }
        Long life = order.lifeMillis();
        if (life != null) {
            event = event.expiringAfter(Duration.ofMillis(life));
        }
        for (int n = 0; n < order.copies(); n++) {
            attempt(event, life == null || life >= LASTING_MILLIS, Digest.of(payload));
        }
    }

    private void attempt(Publication event, boolean lasting, String digest) {
        long askedAt = System.currentTimeMillis();
        PublishOutcome outcome = publisher.publish(event);
        Fact.Answer answer = switch (outcome) {
            case PublishOutcome.Published published -> Fact.Answer.ACKNOWLEDGED;
            case PublishOutcome.NotPublished refused -> Fact.Answer.REFUSED;
            case PublishOutcome.OutcomeUnknown unknown -> Fact.Answer.UNKNOWN;
        };
        String position = outcome instanceof PublishOutcome.Published published
                ? published.entryId().toString()
                : null;
        facts.accept(new Fact.Published(
                System.currentTimeMillis(),
                event.eventId(),
                event.userId(),
                event.deviceSessionId(),
                askedAt,
                digest,
                lasting,
                answer,
                position));
    }

    /// The id, so that each payload is another, and what is missing to the length.
    private static byte[] payload(String id, int bytes) {
        byte[] name = id.getBytes(UTF_8);
        byte[] payload = Arrays.copyOf(name, Math.max(name.length, bytes));
        Arrays.fill(payload, name.length, payload.length, (byte) '.');
        return payload;
    }
}
