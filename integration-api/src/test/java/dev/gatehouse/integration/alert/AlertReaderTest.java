package dev.gatehouse.integration.alert;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.integration.combine.Answer;
import dev.gatehouse.integration.combine.Deadline;
import dev.gatehouse.integration.combine.Inquiry;
import dev.gatehouse.integration.combine.Part;
import dev.gatehouse.integration.combine.Part.Absent;
import dev.gatehouse.integration.combine.Part.Present;
import dev.gatehouse.integration.combine.Part.Unavailable;
import dev.gatehouse.integration.combine.Reason;
import dev.gatehouse.integration.fixture.InMemoryIdentities;
import dev.gatehouse.integration.fixture.Robin;
import dev.gatehouse.integration.identity.PersonId;
import dev.gatehouse.integration.paging.Page;
import dev.gatehouse.integration.paging.PageRequest;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class AlertReaderTest {
    private static final PersonId ROBIN = new PersonId.Crn(Robin.CRN);
    private static final PageRequest PAGE = PageRequest.of(1, 10).orElseThrow();
    private static final Page<Alert> ALERTS =
            new Page<>(List.of(new Alert("X", null, "XA", null, null, null, null, true)), PAGE, 1);

    private final InMemoryIdentities identities = new InMemoryIdentities();
    private final AtomicInteger questions = new AtomicInteger();
    private Part<Page<Alert>> records = new Present<>(ALERTS);
    private final AlertReader reader = new AlertReader(identities, (prisonNumber, page, inquiry) -> {
        questions.incrementAndGet();
        assertThat(inquiry.institution()).isEqualTo("MDI");
        return records;
    });

    private Answer<Page<Alert>> read(PersonId id) {
        return reader.read(id, PAGE, new Inquiry("test", "", Deadline.in(Duration.ofSeconds(8))));
    }

    @Test
    void onePartIsTheWholeAnswer() {
        assertThat(read(ROBIN)).isEqualTo(new Answer.Found<>(ALERTS, Set.of()));
        records = new Unavailable<>(Reason.TIMED_OUT);
        assertThat(read(ROBIN)).isEqualTo(new Answer.Failed<>(Reason.TIMED_OUT));
    }

    @Test
    void whoHasNoRecordHasNoAlerts() {
        records = new Absent<>();

        assertThat(read(ROBIN)).isEqualTo(new Answer.Found<>(Page.<Alert>empty(PAGE), Set.of()));
        assertThat(read(new PersonId.Crn(Robin.JO_CRN)))
                .isEqualTo(new Answer.Found<>(Page.<Alert>empty(PAGE), Set.of()));
        assertThat(questions).hasValue(1);
    }

    @Test
    void identityDecidesAlone() {
        assertThat(read(new PersonId.Crn("Z999999"))).isEqualTo(new Answer.NotFound<>());
        identities.breakSource();
        assertThat(read(ROBIN)).isEqualTo(new Answer.Failed<>(Reason.FAILED));
        assertThat(questions).hasValue(0);
    }
}
