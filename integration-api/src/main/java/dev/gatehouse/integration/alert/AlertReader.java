package dev.gatehouse.integration.alert;

import dev.gatehouse.integration.combine.Answer;
import dev.gatehouse.integration.combine.Inquiry;
import dev.gatehouse.integration.combine.Part;
import dev.gatehouse.integration.combine.Part.Absent;
import dev.gatehouse.integration.combine.Part.Present;
import dev.gatehouse.integration.combine.Part.Unavailable;
import dev.gatehouse.integration.combine.Reason;
import dev.gatehouse.integration.identity.Identities;
import dev.gatehouse.integration.identity.PersonId;
import dev.gatehouse.integration.identity.PersonIdentity;
import dev.gatehouse.integration.paging.Page;
import dev.gatehouse.integration.paging.PageRequest;

/// Reads the alerts on a person: first who it is, which decides alone whether there is an answer.
public final class AlertReader {
    private final Identities identities;
    private final AlertRecords records;

    public AlertReader(Identities identities, AlertRecords records) {
        this.identities = identities;
        this.records = records;
    }

    /// One page; a person without a record has no alerts.
    public Answer<Page<Alert>> read(PersonId id, PageRequest page, Inquiry inquiry) {
        return switch (identities.find(id, inquiry)) {
            case Present<PersonIdentity>(PersonIdentity identity) ->
                Answer.of(alerts(identity, page, inquiry.about(identity.institution())));
            case Absent<PersonIdentity>() -> new Answer.NotFound<>();
            case Unavailable<PersonIdentity>(Reason reason) -> new Answer.Failed<>(reason);
        };
    }

    private Part<Page<Alert>> alerts(PersonIdentity identity, PageRequest page, Inquiry inquiry) {
        PersonId.PrisonNumber prisonNumber = identity.prisonNumber();
        Part<Page<Alert>> found = prisonNumber == null ? new Absent<>() : records.find(prisonNumber, page, inquiry);
        return found instanceof Absent<Page<Alert>> ? new Present<>(Page.empty(page)) : found;
    }
}
