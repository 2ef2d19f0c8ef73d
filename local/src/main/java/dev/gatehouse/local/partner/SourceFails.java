package dev.gatehouse.local.partner;

import dev.gatehouse.local.control.Control;
import dev.gatehouse.local.layout.Listener;
import dev.gatehouse.local.layout.Service;
import dev.gatehouse.local.platform.Platform;
import dev.gatehouse.local.scene.NotVerified;
import dev.gatehouse.local.scene.Patience;
import dev.gatehouse.local.scene.Proof;
import dev.gatehouse.local.scene.Scene;
import dev.gatehouse.local.scene.Step;
import dev.gatehouse.local.shell.Answer;
import dev.gatehouse.local.standin.Condition;
import tools.jackson.databind.JsonNode;

/// One source of records is down: partners get the rest, and the operator finds out in one command.
public final class SourceFails implements Step {
    private static final Listener SOURCE = Listener.CUSTODY_LEDGER;
    private static final int OK = 200;
    private static final int UNAVAILABLE = 503;

    @Override
    public String title() {
        return "a source goes down: the answer says so, `diagnose` says whose side";
    }

    @Override
    public Service about() {
        return Service.INTEGRATION_API;
    }

    @Override
    public void walk(Scene scene, Proof proof) throws Exception {
        Platform platform = scene.platform();
        Partner partner = Partner.named(platform, PartnerReads.PARTNER);
        if (!isComplete(partner)) {
            throw new NotVerified("the answer is incomplete already: " + partner.get(PartnerReads.PERSON));
        }
        try (Control control = new Control(platform.home(), platform.addresses().url(Listener.STAND_INS_CONTROL))) {
            try {
                control.put(SOURCE.label(), Condition.REFUSED);
                answers(partner, proof);
                diagnosis(Diagnose.run(scene, SOURCE.label()), proof);
            } finally {
                control.put(SOURCE.label(), Condition.UP);
            }
        }
        Patience.until(
                () -> isComplete(partner), () -> "the answer stays incomplete though " + SOURCE.label() + " is up");
        proof.fact("it is up again, and the answer is complete");
    }

    private static boolean isComplete(Partner partner) throws Exception {
        Answer answer = partner.get(PartnerReads.PERSON);
        return answer.status() == OK
                && answer.json().path("meta").path("complete").asBoolean(false);
    }

    private static void answers(Partner partner, Proof proof) throws Exception {
        Answer partial = partner.get(PartnerReads.PERSON);
        JsonNode meta = partial.json().path("meta");
        proof.that(
                partial.status() == OK
                        && !meta.path("complete").asBoolean(true)
                        && meta.path("missing").toString().contains("location"),
                "with " + SOURCE.label() + " down the rest comes, marked: complete=false, missing="
                        + meta.path("missing"));
        Answer whole = partner.getWhole(PartnerReads.PERSON);
        proof.that(
                whole.status() == UNAVAILABLE
                        && whole.code().equals("incomplete_answer")
                        && !whole.header("retry-after").isEmpty(),
                "who wants all or nothing (Prefer: handling=strict) gets 503, incomplete_answer");
    }

    private static void diagnosis(JsonNode diagnosis, Proof proof) throws NotVerified {
        JsonNode verdict = diagnosis.path("verdict");
        proof.same(diagnosis.path("upstream").asString(""), SOURCE.label(), "`diagnose` names " + SOURCE.label());
        proof.same(verdict.path("errorClass").asString(""), "CONNECTION_REFUSED", "its error: CONNECTION_REFUSED");
        proof.same(
                verdict.path("side").asString(""),
                "THEIRS",
                "its side: THEIRS. " + verdict.path("advice").asString(""));
    }
}
