package dev.gatehouse.local.upstream;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// The prisons' records: people, alerts, images.
final class CustodyLedger implements Records {
    static final String NAME = "custody-ledger";

    private static final String IMAGES = "images";

    private final List<JsonNode> records = Resources.records(NAME);

    @Override
    public Answer answer(Asked asked) {
        Optional<JsonNode> record =
                asked.path().size() < 3 ? Optional.empty() : of(asked.path().get(2));
        if (asked.isFor("v1", "prisoners", "*")) {
            return Answer.found(record.map(known -> known.path("prisoner")));
        } else if (asked.isFor("v1", "prisoners", "*", "alerts")) {
            return record.map(known -> alerts(known, asked)).orElseGet(Answer::unknown);
        } else if (asked.isFor("v1", "prisoners", "*", IMAGES)) {
            return Answer.found(record.map(known -> Map.of(IMAGES, known.path(IMAGES))));
        } else if (asked.isFor("v1", "prisoners", "*", IMAGES, "*")) {
            return record.map(known -> image(known, asked.last())).orElseGet(Answer::unknown);
        }
        return Answer.unknown();
    }

    private Optional<JsonNode> of(String prisonNumber) {
        return records.stream()
                .filter(record -> record.path("prisoner")
                        .path("prisonNumber")
                        .asString("")
                        .equals(prisonNumber))
                .findFirst();
    }

    private static Answer alerts(JsonNode record, Asked asked) {
        List<JsonNode> alerts = List.copyOf(record.path("alerts").values());
        return Page.of(asked).map(page -> page.of(alerts)).orElseGet(() -> Answer.error(400, "no such page"));
    }

    private static Answer image(JsonNode record, String id) {
        return record.path(IMAGES).values().stream()
                .filter(image -> image.path("imageId").asString("").equals(id))
                .findFirst()
                .map(image -> bytes(id))
                .orElseGet(Answer::unknown);
    }

    /// Odd ids are photographs from another age: PNG, and not JPEG.
    private static Answer bytes(String id) {
        String kind = Integer.parseInt(id) % 2 == 0 ? "jpeg" : "png";
        return Answer.image("image/" + kind, Resources.bytes(String.format(Locale.ROOT, "image-%s.%s", id, kind)));
    }
}
