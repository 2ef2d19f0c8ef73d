package dev.gatehouse.integration.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.gatehouse.integration.combine.Deadline;
import dev.gatehouse.integration.combine.Inquiry;
import dev.gatehouse.integration.combine.Part;
import dev.gatehouse.integration.combine.Part.Absent;
import dev.gatehouse.integration.combine.Part.Present;
import dev.gatehouse.integration.combine.Part.Unavailable;
import dev.gatehouse.integration.combine.Reason;
import dev.gatehouse.integration.fixture.IdentitiesContract;
import dev.gatehouse.integration.fixture.InMemoryIdentities;
import dev.gatehouse.integration.fixture.Robin;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SharedIdentitiesTest implements IdentitiesContract {
    private static final PersonId ROBIN = new PersonId.Crn(Robin.CRN);

    private final InMemoryIdentities memory = new InMemoryIdentities();
    private final AtomicLong nanos = new AtomicLong();
    private final SharedIdentities shared = new SharedIdentities(memory, nanos::get);

    @Override
    public Identities identities() {
        return shared;
    }

    @Override
    public void breakSource() {
        memory.breakSource();
    }

    private static Inquiry inquiry(Duration total) {
        return new Inquiry("test", "", Deadline.in(total));
    }

    private Part<PersonIdentity> find(PersonId id) {
        return shared.find(id, inquiry(Duration.ofSeconds(8)));
    }

    @Test
    void whoWasFoundIsKeptUnderEveryIdForHalfAMinute() {
        assertThat(find(ROBIN)).isEqualTo(new Present<>(Robin.identity()));
        memory.breakSource();

        assertThat(find(new PersonId.PrisonNumber(Robin.PRISON_NUMBER))).isEqualTo(new Present<>(Robin.identity()));
        assertThat(find(new PersonId.Opaque(Robin.PERSON_ID))).isEqualTo(new Present<>(Robin.identity()));
        assertThat(memory.questions()).isOne();

        nanos.addAndGet(SharedIdentities.KEPT.toNanos());
        assertThat(find(ROBIN)).isEqualTo(new Unavailable<>(Reason.FAILED));
    }

    @Test
    void neitherAbsenceNorFailureIsKept() {
        PersonId nobody = new PersonId.Crn("Z999999");
        assertThat(find(nobody)).isEqualTo(new Absent<>());
        assertThat(find(nobody)).isEqualTo(new Absent<>());
        memory.breakSource();
        assertThat(find(ROBIN)).isEqualTo(new Unavailable<>(Reason.FAILED));
        memory.repair();

        assertThat(find(ROBIN)).isEqualTo(new Present<>(Robin.identity()));
        assertThat(memory.questions()).isEqualTo(4);
    }

    @Test
    void manyWhoAskAtOnceAreOneQuestion() {
        CountDownLatch open = new CountDownLatch(1);
        AtomicInteger questions = new AtomicInteger();
        SharedIdentities slow = new SharedIdentities(
                (id, inquiry) -> {
                    questions.incrementAndGet();
                    awaitUninterrupted(open);
                    return memory.find(id, inquiry);
                },
                nanos::get);

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<CompletableFuture<Part<PersonIdentity>>> all = IntStream.range(0, 50)
                    .mapToObj(i -> CompletableFuture.supplyAsync(
                            () -> slow.find(ROBIN, inquiry(Duration.ofSeconds(8))), threads))
                    .toList();
            await().until(() -> questions.get() == 1);
            // Somebody who has no time left does not wait for the others' question.
            assertThat(slow.find(ROBIN, inquiry(Duration.ofMillis(1)))).isEqualTo(new Unavailable<>(Reason.TIMED_OUT));
            open.countDown();

            assertThat(all.stream().map(CompletableFuture::join))
                    .allMatch(each -> each.equals(new Present<>(Robin.identity())));
        }
        assertThat(questions).hasValue(1);
    }

    private static void awaitUninterrupted(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void faultOfTheSourceReachesTheAskerAndLeavesNothingBehind() {
        AtomicInteger questions = new AtomicInteger();
        SharedIdentities faulty = new SharedIdentities(
                (id, inquiry) -> {
                    if (questions.incrementAndGet() == 1) {
                        throw new IllegalStateException("a bug");
                    }
                    return memory.find(id, inquiry);
                },
                nanos::get);

        assertThatThrownBy(() -> faulty.find(ROBIN, inquiry(Duration.ofSeconds(8))))
                .hasMessage("a bug");
        assertThat(faulty.find(ROBIN, inquiry(Duration.ofSeconds(8)))).isEqualTo(new Present<>(Robin.identity()));
    }
}
