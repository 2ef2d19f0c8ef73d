package dev.gatehouse.integration.upstreams;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import dev.gatehouse.integration.combine.Deadline;
import dev.gatehouse.integration.combine.Inquiry;
import dev.gatehouse.integration.combine.Part;
import dev.gatehouse.integration.combine.Part.Absent;
import dev.gatehouse.integration.combine.Part.Present;
import dev.gatehouse.integration.combine.Part.Unavailable;
import dev.gatehouse.integration.combine.Reason;
import dev.gatehouse.integration.interaction.ErrorClass;
import dev.gatehouse.integration.interaction.Interaction;
import dev.gatehouse.integration.interaction.Outcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class UpstreamClientTest {
    private static final String PATH = "/health";
    private static final Duration LONG = Duration.ofSeconds(20);

    private static TestUpstream upstream;

    record Health(String status) {}

    @BeforeAll
    static void start() {
        upstream = new TestUpstream(Upstream.SUPERVISION_DESK);
        upstream.standIn().otherwiseAbsent();
    }

    @AfterAll
    static void stop() {
        upstream.close();
    }

    @AfterEach
    void recover() {
        upstream.standIn().recover();
        upstream.interactions().clear();
    }

    private static Part<String> get(Duration total) {
        return get(PATH, Deadline.in(total));
    }

    private static Part<String> get(String path, Deadline deadline) {
        return upstream.client()
                .get(
                        Operation.json("getHealth", path, "X123456", Health.class, Health::status),
                        new Inquiry("acme", "MDI", deadline));
    }

    private static ResponseDefinitionBuilder status(int status) {
        return aResponse()
                .withStatus(status)
                .withHeader("Content-Type", "application/json")
                .withBody("{}");
    }

    private static List<ErrorClass> errors() {
        return upstream.interactions().stream()
                .map(Interaction::errorClass)
                .map(error -> error == null ? ErrorClass.OTHER : error)
                .toList();
    }

    @Test
    void attemptIsRecorded() {
        assertThat(get(LONG)).isEqualTo(new Present<>("UP"));
        assertThat(get("/v1/cases/Z999999", Deadline.in(LONG))).isEqualTo(new Absent<>());

        assertThat(upstream.interactions()).hasSize(2).first().satisfies(first -> {
            assertThat(first.consumer()).isEqualTo("acme");
            assertThat(first.upstream()).isEqualTo("supervision-desk");
            assertThat(first.institution()).isEqualTo("MDI");
            assertThat(first.operation()).isEqualTo("getHealth");
            assertThat(first.attempt()).isOne();
            assertThat(first.outcome()).isEqualTo(Outcome.PRESENT);
            assertThat(first.status()).isEqualTo(200);
            assertThat(first.subject()).hasSize(16).doesNotContain("123456");
            assertThat(first.deadlineLeftMillis()).isBetween(1L, LONG.toMillis());
        });
        assertThat(upstream.interactions().getLast().outcome()).isEqualTo(Outcome.ABSENT);
    }

    @Test
    void failureThatMayPassIsTriedThriceAndNoMore() {
        upstream.standIn().fault(PATH, status(503));

        assertThat(get(LONG)).isEqualTo(new Unavailable<>(Reason.UNAVAILABLE));
        assertThat(upstream.interactions()).extracting(Interaction::attempt).containsExactly(1, 2, 3);
        assertThat(upstream.standIn().requests()).isEqualTo(3);
    }

    @Test
    void noAttemptIsMadeWithLessThanAQuarterOfTheDeadline() {
        upstream.standIn().fault(PATH, status(503));
        // As if the first attempt took that much of it.
        long most = LONG.multipliedBy(76).dividedBy(100).toNanos();
        Deadline deadline = Deadline.in(LONG, () -> upstream.interactions().isEmpty() ? 0 : most);

        assertThat(get(PATH, deadline)).isEqualTo(new Unavailable<>(Reason.UNAVAILABLE));
        assertThat(upstream.interactions()).hasSize(1);
    }

    @Test
    void deadlineEndsAnAttemptBeforeItsOwnBound() {
        upstream.standIn().fault(PATH, status(200).withFixedDelay(10_000));
        long beganAt = System.nanoTime();

        assertThat(get(Duration.ofMillis(400))).isEqualTo(new Unavailable<>(Reason.TIMED_OUT));

        assertThat(Duration.ofNanos(System.nanoTime() - beganAt)).isLessThan(Duration.ofSeconds(2));
        assertThat(errors()).containsExactly(ErrorClass.DEADLINE_EXCEEDED);
    }

    @Test
    void passedDeadlineAsksNobody() {
        assertThat(get(Duration.ZERO)).isEqualTo(new Unavailable<>(Reason.TIMED_OUT));

        assertThat(upstream.standIn().requests()).isZero();
        assertThat(errors()).containsExactly(ErrorClass.DEADLINE_EXCEEDED);
    }

    @Test
    void interruptEndsTheWork() throws Exception {
        upstream.standIn().fault(PATH, status(200).withFixedDelay(10_000));
        AtomicReference<Part<String>> part = new AtomicReference<>(new Absent<>());
        Thread asker = Thread.ofVirtual().start(() -> part.set(get(LONG)));
        await().until(() -> upstream.client().underWay() == 1);

        asker.interrupt();

        assertThat(asker.join(Duration.ofSeconds(2))).isTrue();
        assertThat(part).hasValue(new Unavailable<>(Reason.UNAVAILABLE));
        assertThat(errors()).containsExactly(ErrorClass.CANCELLED);
        assertThat(upstream.client().underWay()).isZero();
    }

    @Test
    void oneCallMoreThanTheBulkheadHoldsFailsAtOnce() throws Exception {
        upstream.standIn().fault(PATH, status(200).withFixedDelay(10_000));
        List<Thread> askers = new ArrayList<>();
        for (int i = 0; i < UpstreamClient.MAX_UNDER_WAY; i++) {
            askers.add(Thread.ofVirtual().start(() -> get(LONG)));
        }
        await().until(() -> upstream.client().underWay() == UpstreamClient.MAX_UNDER_WAY);

        assertThat(get(LONG)).isEqualTo(new Unavailable<>(Reason.UNAVAILABLE));
        assertThat(errors()).containsExactly(ErrorClass.BULKHEAD_FULL);

        askers.forEach(Thread::interrupt);
        for (Thread asker : askers) {
            assertThat(asker.join(Duration.ofSeconds(5))).isTrue();
        }
        assertThat(upstream.client().underWay()).isZero();
    }
}
