package dev.gatehouse.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.protobuf.ByteString;
import dev.gatehouse.common.error.ErrorReason;
import dev.gatehouse.gateway.fixture.EdgeClient;
import dev.gatehouse.gateway.fixture.EventStream;
import dev.gatehouse.gateway.fixture.TestDevice;
import dev.gatehouse.gateway.fixture.TestRedis;
import io.grpc.Status;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// `SubscribeEvents` from outside: how streams end, are replaced and go on where they were cut.
class StreamsIT extends LiveGateway {
    @Test
    void raisedGenerationEndsEverySessionOfItsScope() {
        TestDevice first = opened("gina");
        TestDevice second = opened("gina");
        EventStream one = client.subscribe(first).awaitOpened();
        EventStream two = client.subscribe(second).awaitOpened();
        EventStream other = client.subscribe(device).awaitOpened();

        redis.bumpUser(first);

        assertEnd(one.awaitEnd(), Status.Code.FAILED_PRECONDITION, ErrorReason.SESSION_REVOKED);
        assertEnd(two.awaitEnd(), Status.Code.FAILED_PRECONDITION, ErrorReason.SESSION_REVOKED);
        assertThat(other.isOpen()).isTrue();
        assertRefused(
                first.sign(EdgeClient.EXECUTE, first.request("demo.echo", PAYLOAD, now())),
                Status.Code.FAILED_PRECONDITION,
                ErrorReason.SESSION_REVOKED);
    }

    @Test
    void streamEndsAtItsSessionsDeadline() {
        TestDevice brief = TestDevice.of("brief");
        redis.openUntil(brief, TestRedis.in(Duration.ofSeconds(2)));

        EventStream stream = client.subscribe(brief).awaitOpened();

        assertEnd(stream.awaitEnd(), Status.Code.FAILED_PRECONDITION, ErrorReason.SESSION_EXPIRED);
    }

    @Test
    void newerStreamOfASessionReplacesTheOlder() {
        EventStream older = client.subscribe(device).awaitOpened();
        EventStream newer = client.subscribe(device).awaitOpened();

        assertEnd(older.awaitEnd(), Status.Code.ABORTED, ErrorReason.STREAM_REPLACED);
        redis.publish("anna", "", "for the newer");
        newer.awaitEvents("for the newer");
    }

    @Test
    void cutStreamIsResumedAndEveryEventArrivesOnce() {
        List<String> seen = new ArrayList<>();
        EventStream stream = client.subscribe(device).awaitOpened();
        redis.publish("anna", "", "e0");
        stream.awaitEvents("e0");
        ByteString position = stream.events().getLast().getPosition();
        seen.addAll(stream.eventIds());
        for (int round = 1; round <= 3; round++) {
            stream.cut();
            redis.publish("anna", "", "between" + round);
            redis.publish("ben", "", "not mine" + round);
            stream = client.subscribe(device, position).awaitOpened();
            assertThat(stream.isRecovered()).isTrue();
            redis.publish("anna", "", "live" + round);
            stream.awaitEvents("between" + round, "live" + round);
            position = stream.events().getLast().getPosition();
            seen.addAll(stream.eventIds());
        }

        assertThat(seen).containsExactly("e0", "between1", "live1", "between2", "live2", "between3", "live3");
    }

    @Test
    void positionThatIsNoneIsMalformedAndOneThatIsGoneIsNotRecovered() {
        assertEnd(
                client.subscribe(device, ByteString.copyFromUtf8("somewhere")).awaitEnd(),
                Status.Code.INVALID_ARGUMENT,
                ErrorReason.MALFORMED_POSITION);
        EventStream stream = client.subscribe(device).awaitOpened();
        redis.publish("anna", "", "here");
        stream.awaitEvents("here");
        byte[] position = stream.events().getLast().getPosition().toByteArray();
        position[24] ^= 1;

        EventStream lost =
                client.subscribe(device, ByteString.copyFrom(position)).awaitOpened();

        assertThat(lost.isRecovered()).isFalse();
        assertThat(lost.isOpen()).isTrue();
    }

    @Test
    void idleClientResumesFromTheBeaconsPosition() {
        await().until(() -> {
            EventStream probe = client.subscribe(device).awaitOpened();
            probe.cut();
            return !probe.messages().getFirst().getServerTime().getPosition().isEmpty();
        });
        EventStream stream = client.subscribe(device).awaitOpened();
        ByteString position = stream.messages().getFirst().getServerTime().getPosition();
        stream.cut();
        redis.publish("anna", "", "while away");

        EventStream resumed = client.subscribe(device, position).awaitOpened();

        assertThat(resumed.isRecovered()).isTrue();
        await().until(() -> resumed.eventIds().contains("while away"));
    }

    @Test
    void redisThatDiesAndComesBackFailsCommandsClosedAndLosesNoEvent() {
        redis.commands().configSet("appendfsync", "always");
        EventStream stream = client.subscribe(device).awaitOpened();
        redis.publish("anna", "", "before");
        stream.awaitEvents("before");

        redis.server().kill();
        assertRefused(command("demo.echo"), Status.Code.UNAVAILABLE, ErrorReason.SESSION_STATE_UNAVAILABLE);
        redis.server().restart();
        redis.reconnect();
        redis.publish("anna", "", "after");

        await().atMost(FLOWING_AGAIN).until(() -> stream.eventIds().equals(List.of("before", "after")));
        await().atMost(FLOWING_AGAIN).ignoreExceptions().until(() -> client.execute(command("demo.echo")) != null);
        assertThat(stream.isOpen()).isTrue();
    }
}
