package dev.gatehouse.integration.upstreams.custodyledger;

import dev.gatehouse.integration.alert.Alert;
import dev.gatehouse.integration.alert.AlertRecords;
import dev.gatehouse.integration.combine.Inquiry;
import dev.gatehouse.integration.combine.Part;
import dev.gatehouse.integration.identity.PersonId;
import dev.gatehouse.integration.image.Image;
import dev.gatehouse.integration.image.ImageContent;
import dev.gatehouse.integration.image.ImageId;
import dev.gatehouse.integration.image.ImageRecords;
import dev.gatehouse.integration.paging.Page;
import dev.gatehouse.integration.paging.PageRequest;
import dev.gatehouse.integration.person.CustodyRecord;
import dev.gatehouse.integration.person.CustodyRecords;
import dev.gatehouse.integration.upstreams.Operation;
import dev.gatehouse.integration.upstreams.UpstreamClient;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What prisons know, as custody-ledger answers it.
final class CustodyLedger implements CustodyRecords, AlertRecords, ImageRecords {
    private static final int MAX_IMAGE = 8 << 20;
    private static final Set<String> IMAGE_TYPES = Set.of("image/jpeg", "image/png");

    private final UpstreamClient client;

    CustodyLedger(UpstreamClient client) {
        this.client = client;
    }

    @Override
    public Part<CustodyRecord> find(PersonId.PrisonNumber prisonNumber, Inquiry inquiry) {
        return client.get(
                Operation.json(
                        "getPrisoner",
                        prisoner(prisonNumber),
                        prisonNumber.value(),
                        PrisonerJson.class,
                        json -> json.recordOf(prisonNumber)),
                inquiry);
    }

    @Override
    public Part<Page<Alert>> find(PersonId.PrisonNumber prisonNumber, PageRequest page, Inquiry inquiry) {
        String query = Operation.query(
                Map.of("page", Integer.toString(page.fromZero()), "size", Integer.toString(page.perPage())));
        return client.get(
                Operation.json(
                        "getAlerts",
                        prisoner(prisonNumber) + "/alerts" + query,
                        prisonNumber.value(),
                        AlertsJson.class,
                        json -> json.of(page)),
                inquiry);
    }

    @Override
    public Part<List<Image>> list(PersonId.PrisonNumber prisonNumber, Inquiry inquiry) {
        return client.get(
                Operation.json(
                        "getImages",
                        prisoner(prisonNumber) + "/images",
                        prisonNumber.value(),
                        ImagesJson.class,
                        ImagesJson::list),
                inquiry);
    }

    @Override
    public Part<ImageContent> read(PersonId.PrisonNumber prisonNumber, ImageId image, Inquiry inquiry) {
        return client.get(
                new Operation<>(
                        "getImage",
                        prisoner(prisonNumber) + "/images/" + image.value(),
                        prisonNumber.value(),
                        IMAGE_TYPES,
                        MAX_IMAGE,
                        raw -> new ImageContent(raw.contentType(), raw.body())),
                inquiry);
    }

    private static String prisoner(PersonId.PrisonNumber prisonNumber) {
        return "/v1/prisoners/" + prisonNumber.value();
    }
}
