package dev.gatehouse.local.demo;

import dev.gatehouse.client.command.CommandOutcome;
import dev.gatehouse.client.http.HttpsPeer;
import dev.gatehouse.client.stream.CloseReason;
import dev.gatehouse.client.stream.StreamEvent;
import dev.gatehouse.common.error.ErrorReason;
import dev.gatehouse.common.error.RpcCode;
import dev.gatehouse.local.layout.Service;
import dev.gatehouse.local.scene.Millis;
import dev.gatehouse.local.scene.NotVerified;
import dev.gatehouse.local.scene.Proof;
import dev.gatehouse.local.scene.Scene;
import dev.gatehouse.local.scene.Step;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;

/// The session is revoked, and stays so whatever comes late.
final class Revocation implements Step {
    @Override
    public String title() {
        return "the session is revoked: the stream closes, and nothing brings it back";
    }

    @Override
    public Service about() {
        return Service.SESSION_SERVICE;
    }

    @Override
    public void walk(Scene scene, Proof proof) throws Exception {
        String session = scene.device().session().id();
        long begun = revoke(scene, session);
        CloseReason reason = scene.recorder().next(StreamEvent.Closed.class).reason();
        Duration closed = Duration.ofNanos(System.nanoTime() - begun);
        proof.same(reason.code(), ErrorReason.SESSION_REVOKED.name(), "the stream closed: " + reason.text());
        proof.same(ErrorReason.SESSION_REVOKED.rpcCode(), RpcCode.FAILED_PRECONDITION, "with FAILED_PRECONDITION");
        proof.fact("from revoke to close: " + Millis.of(closed));
        proof.same(nextCommand(scene), ErrorReason.SESSION_REVOKED, "the next command is refused");
        try (SessionLog log = new SessionLog(scene)) {
            log.repeatActiveSnapshot(session);
        }
        proof.same(
                nextCommand(scene),
                ErrorReason.SESSION_REVOKED,
                "a late `active` snapshot in the stream changes nothing");
        CloseReason refused =
                scene.subscribe(scene.position()).next(StreamEvent.Closed.class).reason();
        proof.same(refused.code(), ErrorReason.SESSION_REVOKED.name(), "a new stream is refused, too");
    }

    /// Revokes the session as an operator.
    ///
    /// @return when it was asked for; the connection stood by then
    private static long revoke(Scene scene, String session) {
        try (HttpsPeer sessionService = scene.profile().sessionService()) {
            sessionService.get("/healthz");
            long begun = System.nanoTime();
            sessionService.post(
                    "/v1/sessions/" + session + "/revoke",
                    Map.of("operation_id", UUID.randomUUID().toString(), "reason", "demo", "actor", "demo"));
            return begun;
        }
    }

    private static ErrorReason nextCommand(Scene scene) throws NotVerified {
        CommandOutcome outcome =
                scene.device().execute("demo.echo", scene.script().command());
        return Commands.refusal(outcome);
    }
}
