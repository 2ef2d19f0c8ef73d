package dev.gatehouse.local.demo;

import com.google.protobuf.ByteString;
import dev.gatehouse.client.command.Command;
import dev.gatehouse.client.command.CommandOutcome;
import dev.gatehouse.common.error.ErrorReason;
import dev.gatehouse.common.proto.edge.SignedRequest;
import dev.gatehouse.local.layout.Service;
import dev.gatehouse.local.scene.NotVerified;
import dev.gatehouse.local.scene.Proof;
import dev.gatehouse.local.scene.Scene;
import dev.gatehouse.local.scene.Step;
import dev.gatehouse.local.scene.Telemetry;
import java.util.Arrays;
import tools.jackson.databind.json.JsonMapper;

/// A signed command, its signed answer, and the two ways to fake one.
final class Commands implements Step {
    @Override
    public String title() {
        return "ExecuteCommand: signed by the device, answered under signature";
    }

    @Override
    public Service about() {
        return Service.STAND_INS;
    }

    @Override
    public void walk(Scene scene, Proof proof) throws Exception {
        SignedRequest request =
                scene.device().sign(Command.of("demo.echo", scene.script().command()));
        Telemetry.Traced<CommandOutcome.Completed> traced = scene.telemetry()
                .trace("demo command", () -> completed(scene.device().send(request)));
        scene.commandTraced(traced.traceId());
        CommandOutcome.Completed answer = traced.result();
        proof.same(answer.resultCode(), "OK", "the downstream ran it, and the answer verifies to exactly this request");
        proof.that(Arrays.equals(answer.payload(), scene.script().command()), "the echo is unchanged");
        proof.same(whoami(scene), scene.script().user(), "the downstream knows whose command it was");
        proof.same(
                refusal(scene.device().send(request)),
                ErrorReason.REPLAYED,
                "the same bytes again: ALREADY_EXISTS, REPLAYED");
        proof.same(
                refusal(scene.device().send(forged(scene))),
                ErrorReason.BAD_SIGNATURE,
                "one changed byte: UNAUTHENTICATED, BAD_SIGNATURE");
    }

    private static String whoami(Scene scene) throws NotVerified {
        CommandOutcome.Completed answer = completed(scene.device().execute("demo.whoami", new byte[0]));
        return JsonMapper.shared()
                .readTree(answer.payload())
                .findPath("user_id")
                .asString("nobody");
    }

    /// A fresh request whose signature has one other byte.
    private static SignedRequest forged(Scene scene) throws NotVerified {
        SignedRequest request =
                scene.device().sign(Command.of("demo.echo", scene.script().command()));
        byte[] signature = request.getSignature().toByteArray();
        signature[0] ^= 1;
        return request.toBuilder().setSignature(ByteString.copyFrom(signature)).build();
    }

    static CommandOutcome.Completed completed(CommandOutcome outcome) throws NotVerified {
        if (outcome instanceof CommandOutcome.Completed completed) {
            return completed;
        }
        throw new NotVerified("the command did not complete: " + outcome);
    }

    static ErrorReason refusal(CommandOutcome outcome) throws NotVerified {
        if (outcome instanceof CommandOutcome.Refused refused) {
            return refused.reason();
        }
        throw new NotVerified("the command was not refused: " + outcome);
    }
}
