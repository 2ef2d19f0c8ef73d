package dev.gatehouse.integration.person;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.integration.combine.Answer;
import dev.gatehouse.integration.combine.Combiner;
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
import dev.gatehouse.integration.person.Person.Alias;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PersonReaderTest {
    private static final PersonId ROBIN = new PersonId.Crn(Robin.CRN);
    private static final PersonId JO = new PersonId.Crn(Robin.JO_CRN);

    private final InMemoryIdentities identities = new InMemoryIdentities();
    private final AtomicReference<String> institution = new AtomicReference<>("");
    private Part<CustodyRecord> custody = new Present<>(new CustodyRecord(
            "ALEX",
            LocalDate.of(1984, 3, 10),
            "Female",
            null,
            "British",
            List.of(new Alias("ROBYN", "LARK")),
            new Person.Location("MDI", "MDI-B-2-014", "IN")));
    private Part<SupervisionRecord> supervision = new Present<>(new SupervisionRecord(
            LocalDate.of(1990, 1, 1),
            "Woman",
            "White",
            "Welsh",
            List.of(new Alias("Robyn", "Lark"), new Alias("Robina", "Larkspur")),
            new Person.Contact(List.of(), List.of("robin@mail.example"))));
    private final PersonReader reader = new PersonReader(
            identities,
            (id, inquiry) -> {
                institution.set(inquiry.institution());
                return custody;
            },
            (id, inquiry) -> supervision,
            new Combiner(task -> task));

    private Answer<Person> read(PersonId id, boolean strict) {
        return reader.read(id, new Inquiry("test", "", Deadline.in(Duration.ofSeconds(8))), strict);
    }

    private Answer.Found<Person> found(PersonId id) {
        assertThat(read(id, false)).isInstanceOf(Answer.Found.class);
        return (Answer.Found<Person>) read(id, false);
    }

    @Test
    void fieldsAreMergedByPrecedence() {
        Person person = found(ROBIN).data();

        assertThat(person.dateOfBirth()).isEqualTo(LocalDate.of(1984, 3, 9)); // the identity's
        assertThat(person.middleNames()).isEqualTo("ALEX");
        assertThat(person.characteristics())
                .isEqualTo(new Person.Characteristics("Female", "White", "British", "Welsh"));
        assertThat(person.aliases()).containsExactly(new Alias("ROBYN", "LARK"), new Alias("Robina", "Larkspur"));
        assertThat(found(ROBIN).missing()).isEmpty();
        assertThat(institution).hasValue("MDI");
    }

    @Test
    void dateOfBirthComesFromWhoeverKnowsIt() {
        assertThat(found(JO).data().dateOfBirth()).isEqualTo(LocalDate.of(1990, 1, 1));
    }

    @Test
    void absentRecordLeavesTheAnswerComplete() {
        custody = new Absent<>();
        assertThat(found(ROBIN).missing()).isEmpty();

        supervision = new Absent<>();
        assertThat(found(ROBIN).missing()).isEmpty();
        assertThat(found(ROBIN).data().contact()).isNull();
    }

    @ParameterizedTest
    @EnumSource(Reason.class)
    void unavailablePartIsMissing(Reason reason) {
        custody = new Unavailable<>(reason);

        assertThat(found(ROBIN).missing()).isEqualTo(Set.of("aliases", "characteristics", "location", "middleNames"));
        assertThat(found(ROBIN).data().location()).isNull();
        assertThat(found(JO).missing()).isEmpty(); // Jo has no such part
        assertThat(read(ROBIN, true)).isEqualTo(new Answer.Incomplete<>());
        assertThat(read(JO, true)).isInstanceOf(Answer.Found.class);
    }

    @Test
    void personOfWhomNoPartIsAvailableIsNoAnswer() {
        custody = new Unavailable<>(Reason.TIMED_OUT);
        supervision = new Unavailable<>(Reason.FAILED);

        assertThat(read(ROBIN, false)).isEqualTo(new Answer.Failed<>(Reason.TIMED_OUT));
        assertThat(read(JO, false)).isEqualTo(new Answer.Failed<>(Reason.FAILED));
        assertThat(read(ROBIN, true)).isEqualTo(new Answer.Incomplete<>());
    }

    @Test
    void identityDecidesAlone() {
        assertThat(read(new PersonId.Crn("Z999999"), false)).isEqualTo(new Answer.NotFound<>());
        identities.breakSource();
        assertThat(read(ROBIN, true)).isEqualTo(new Answer.Failed<>(Reason.FAILED));
        assertThat(institution).hasValue("");
    }
}
