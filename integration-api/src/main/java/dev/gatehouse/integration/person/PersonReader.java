package dev.gatehouse.integration.person;

import dev.gatehouse.integration.combine.Answer;
import dev.gatehouse.integration.combine.Asked;
import dev.gatehouse.integration.combine.Combiner;
import dev.gatehouse.integration.combine.Inquiry;
import dev.gatehouse.integration.combine.Part;
import dev.gatehouse.integration.combine.Part.Absent;
import dev.gatehouse.integration.combine.Part.Present;
import dev.gatehouse.integration.combine.Part.Unavailable;
import dev.gatehouse.integration.combine.Reason;
import dev.gatehouse.integration.combine.Round;
import dev.gatehouse.integration.identity.Identities;
import dev.gatehouse.integration.identity.PersonId;
import dev.gatehouse.integration.identity.PersonIdentity;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Reads one person: first who it is, which decides alone whether there is an answer; then all parts at once.
public final class PersonReader {
    private static final Set<String> FROM_CUSTODY = Set.of("aliases", "characteristics", "location", "middleNames");
    private static final Set<String> FROM_SUPERVISION = Set.of("aliases", "characteristics", "contact");

    private final Identities identities;
    private final CustodyRecords custodyRecords;
    private final SupervisionRecords supervisionRecords;
    private final Combiner combiner;

    public PersonReader(
            Identities identities,
            CustodyRecords custodyRecords,
            SupervisionRecords supervisionRecords,
            Combiner combiner) {
        this.identities = identities;
        this.custodyRecords = custodyRecords;
        this.supervisionRecords = supervisionRecords;
        this.combiner = combiner;
    }

    /// The person, complete or not; failed only when the identity, or every part that the person has, is unavailable.
    ///
    /// @param strict the caller wants all or nothing
    public Answer<Person> read(PersonId id, Inquiry inquiry, boolean strict) {
        return switch (identities.find(id, inquiry)) {
            case Present<PersonIdentity>(PersonIdentity identity) ->
                combine(identity, inquiry.about(identity.institution()), strict);
            case Absent<PersonIdentity>() -> new Answer.NotFound<>();
            case Unavailable<PersonIdentity>(Reason reason) -> new Answer.Failed<>(reason);
        };
    }

    private Answer<Person> combine(PersonIdentity identity, Inquiry inquiry, boolean strict) {
        PersonId.PrisonNumber prisonNumber = identity.prisonNumber();
        PersonId.Crn crn = identity.crn();
        try (Round round = combiner.begin(inquiry.deadline())) {
            Asked<CustodyRecord> custody = ask(
                    round,
                    strict,
                    () -> prisonNumber == null ? new Absent<>() : custodyRecords.find(prisonNumber, inquiry));
            Asked<SupervisionRecord> supervision =
                    ask(round, strict, () -> crn == null ? new Absent<>() : supervisionRecords.find(crn, inquiry));
            round.await();
            return new Parts(identity, custody.part(), supervision.part()).answer(strict);
        }
    }

    private static <T> Asked<T> ask(Round round, boolean strict, Supplier<Part<T>> question) {
        return strict ? round.required(question) : round.optional(question);
    }

    private record Parts(PersonIdentity identity, Part<CustodyRecord> custody, Part<SupervisionRecord> supervision) {
        Answer<Person> answer(boolean strict) {
            Set<String> missing = new HashSet<>(missing(custody, FROM_CUSTODY));
            missing.addAll(missing(supervision, FROM_SUPERVISION));
            Reason reason = reason();
            if (strict && !missing.isEmpty()) {
                return new Answer.Incomplete<>();
            }
            return reason == null
                    ? new Answer.Found<>(new Merge(identity, value(custody), value(supervision)).person(), missing)
                    : new Answer.Failed<>(reason);
        }

        /// Why there is no answer; null as long as one part that the person has is there.
        private @Nullable Reason reason() {
            boolean any =
                    custody instanceof Present<CustodyRecord> || supervision instanceof Present<SupervisionRecord>;
            if (any) {
                return null;
            }
            Reason first = reason(custody);
            return first == null ? reason(supervision) : first;
        }

        private static <T> Set<String> missing(Part<T> part, Set<String> members) {
            return part instanceof Unavailable<T> ? members : Set.of();
        }

        private static <T> @Nullable Reason reason(Part<T> part) {
            return part instanceof Unavailable<T>(Reason reason) ? reason : null;
        }

        private static <T> @Nullable T value(Part<T> part) {
            return switch (part) {
                case Present<T>(T value) -> value;
                case Absent<T>(), Unavailable<T>(var _) -> null;
            };
        }
    }
}
