package dev.gatehouse.local.partner;

import dev.gatehouse.local.layout.Service;
import dev.gatehouse.local.platform.Platform;
import dev.gatehouse.local.scene.NotVerified;
import dev.gatehouse.local.scene.Proof;
import dev.gatehouse.local.scene.Scene;
import dev.gatehouse.local.scene.Step;
import dev.gatehouse.local.shell.Answer;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/// A partner reads what it may read, and is refused everything else.
public final class PartnerReads implements Step {
    static final String PARTNER = "acme-housing";
    static final String PERSON = "/v1/persons/A1234AA";

    private static final String LESSER_PARTNER = "harbour-clinic";
    private static final String STRANGER = "support-desk";
    private static final String IMAGES = PERSON + "/images";
    private static final String DENIED = "access_denied";
    private static final int OK = 200;
    private static final int FORBIDDEN = 403;
    private static final int JPEG = 0xD8;

    @Override
    public String title() {
        return "a partner reads one person from two sources; others are refused";
    }

    @Override
    public Service about() {
        return Service.INTEGRATION_API;
    }

    @Override
    public void walk(Scene scene, Proof proof) throws Exception {
        Platform platform = scene.platform();
        Partner partner = Partner.named(platform, PARTNER);
        person(partner.get(PERSON), proof);
        proof.same(
                partner.get("/v1/persons?lastName=larksp").json().path("data").size(),
                2,
                "a search by the beginning of a name finds two people");
        image(partner, proof);
        Partner lesser = Partner.named(platform, LESSER_PARTNER);
        masked(lesser.get(PERSON), proof);
        refusals(partner, lesser, proof);
    }

    private static void person(Answer answer, Proof proof) throws NotVerified {
        JsonNode data = person(answer);
        String cell = data.path("location").path("cell").asString("");
        String phone =
                data.path("contact").path("phoneNumbers").path(0).path("number").asString("");
        proof.that(
                !cell.isEmpty() && !phone.isEmpty(),
                "one person, from custody (cell " + cell + ") and supervision (phone " + phone + ")");
        proof.that(
                answer.json().path("meta").path("complete").asBoolean(false),
                "the answer calls itself complete, and names no source");
        String everything = (answer.text() + answer.headers()).toLowerCase(Locale.ROOT);
        if (Stream.of("ledger", "population", "desk").anyMatch(everything::contains)) {
            throw new NotVerified("the answer names a source: " + everything);
        }
    }

    private static JsonNode person(Answer answer) throws NotVerified {
        if (answer.status() != OK) {
            throw new NotVerified("the partner got " + answer);
        }
        return answer.json().path("data");
    }

    private static void image(Partner partner, Proof proof) throws Exception {
        String id = person(partner.get(IMAGES)).path(0).path("imageId").asString("");
        Answer image = partner.get(IMAGES + "/" + id);
        proof.that(
                image.header("content-type").equals("image/jpeg")
                        && image.body().length > 2
                        && (image.body()[1] & 0xFF) == JPEG,
                "an image comes as it is: " + image.body().length + " bytes of JPEG");
    }

    private static void masked(Answer answer, Proof proof) throws NotVerified {
        String phone = person(answer)
                .path("contact")
                .path("phoneNumbers")
                .path(0)
                .path("number")
                .asString("");
        proof.that(
                !phone.isEmpty() && phone.chars().noneMatch(Character::isDigit),
                "for " + LESSER_PARTNER + ", which may see less, the phone number is " + phone);
    }

    private static void refusals(Partner partner, Partner lesser, Proof proof) throws Exception {
        OperatorLog log = OperatorLog.from(partner.platform());
        String id = UUID.randomUUID().toString();
        refused(partner.getWithoutCertificate(PERSON, id + "-1"), "client_certificate_required");
        proof.same(log.reason("request_id", id + "-1"), "NO_CERT", "without certificate: 403; the log says NO_CERT");
        refused(partner.with("no-such-key").get(PERSON, id + "-2"), DENIED);
        proof.same(log.reason("request_id", id + "-2"), "BAD_KEY", "with a wrong key: 403; the log says BAD_KEY");
        refused(lesser.get(IMAGES, id + "-3"), DENIED);
        proof.same(
                log.reason("request_id", id + "-3"),
                "PATH_DENIED",
                "on a path that " + LESSER_PARTNER + " may not use: 403; the log says PATH_DENIED");
        Answer stranger = partner.getAs(STRANGER, PERSON);
        if (stranger.status() != 0) {
            throw new NotVerified("a stranger's certificate was taken: " + stranger);
        }
        proof.same(
                log.reason("claimed_name", STRANGER),
                "UNTRUSTED_CERT",
                "with another authority's certificate: no TLS; the log says UNTRUSTED_CERT");
    }

    private static void refused(Answer answer, String code) throws NotVerified {
        if (answer.status() != FORBIDDEN || !answer.code().equals(code)) {
            throw new NotVerified("instead of a refusal (403, " + code + ") there came " + answer);
        }
    }
}
