package dev.gatehouse.integration.upstreams.supervisiondesk;

import dev.gatehouse.integration.combine.Inquiry;
import dev.gatehouse.integration.combine.Part;
import dev.gatehouse.integration.identity.PersonId;
import dev.gatehouse.integration.person.SupervisionRecord;
import dev.gatehouse.integration.person.SupervisionRecords;
import dev.gatehouse.integration.upstreams.Operation;
import dev.gatehouse.integration.upstreams.UpstreamClient;

/// What supervision knows, as supervision-desk answers it.
final class SupervisionDesk implements SupervisionRecords {
    private final UpstreamClient client;

    SupervisionDesk(UpstreamClient client) {
        this.client = client;
    }

    @Override
    public Part<SupervisionRecord> find(PersonId.Crn crn, Inquiry inquiry) {
        return client.get(
                Operation.json(
                        "getCase", "/v1/cases/" + crn.value(), crn.value(), CaseJson.class, json -> json.recordOf(crn)),
                inquiry);
    }
}
