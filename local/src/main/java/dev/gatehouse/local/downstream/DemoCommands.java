package dev.gatehouse.local.downstream;

import com.google.protobuf.ByteString;
import dev.gatehouse.common.proto.downstream.Command;
import dev.gatehouse.common.proto.downstream.CommandResult;
import dev.gatehouse.common.proto.downstream.CommandServiceGrpc;
import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/// The commands: `demo.echo` (the payload again), `demo.whoami` (the identity as JSON), `demo.counters` (how many ran
/// and how many were repeated), `demo.fail` (result code `DEMO_FAILED`). Any other type has result code `UNKNOWN_TYPE`.
final class DemoCommands extends CommandServiceGrpc.CommandServiceImplBase {
    private static final JsonMapper JSON = new JsonMapper();

    private final FirstResults results = new FirstResults();

    @Override
    public void execute(Command command, StreamObserver<CommandResult> answer) {
        if (command.getCommandId().isEmpty()) {
            answer.onError(Status.INVALID_ARGUMENT
                    .withDescription("command_id is missing")
                    .asRuntimeException());
            return;
        }
        Identity identity = Identity.CURRENT.get();
        FirstResults.Key key = new FirstResults.Key(identity.user(), command.getCommandId());
        answer.onNext(results.execute(key, () -> run(command, identity)));
        answer.onCompleted();
    }

    private CommandResult run(Command command, Identity identity) {
        return switch (command.getMessageType()) {
            case "demo.echo" -> result("OK", command.getPayload());
            case "demo.whoami" ->
                result(
                        "OK",
                        json(Map.of(
                                "user_id", identity.user(),
                                "tenant", identity.tenant(),
                                "device_session_id", identity.deviceSession())));
            case "demo.counters" -> result("OK", json(results.counters()));
            case "demo.fail" -> result("DEMO_FAILED", ByteString.EMPTY);
            default -> result("UNKNOWN_TYPE", ByteString.EMPTY);
        };
    }

    private static CommandResult result(String code, ByteString payload) {
        return CommandResult.newBuilder()
                .setResultCode(code)
                .setPayload(payload)
                .build();
    }

    private static ByteString json(Object value) {
        return ByteString.copyFrom(JSON.writeValueAsBytes(value));
    }
}
