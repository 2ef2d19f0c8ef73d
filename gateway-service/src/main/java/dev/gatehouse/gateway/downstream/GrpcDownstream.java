package dev.gatehouse.gateway.downstream;

import com.google.protobuf.ByteString;
import dev.gatehouse.common.error.ErrorReason;
import dev.gatehouse.common.proto.downstream.CommandResult;
import dev.gatehouse.common.proto.downstream.CommandServiceGrpc;
import dev.gatehouse.gateway.command.Command;
import dev.gatehouse.gateway.command.CommandOutcome;
import dev.gatehouse.gateway.command.Downstream;
import dev.gatehouse.gateway.command.Route;
import dev.gatehouse.gateway.event.GatewayEvent;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.MetadataUtils;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Carries commands over gRPC. Identity goes as metadata that is made here alone: nothing of a caller's is passed on.
final class GrpcDownstream implements Downstream {
    private static final Logger LOG = LoggerFactory.getLogger(GrpcDownstream.class);
    private static final Metadata.Key<String> USER = key("gatehouse-user-id");
    private static final Metadata.Key<String> TENANT = key("gatehouse-tenant");
    private static final Metadata.Key<String> SESSION = key("gatehouse-device-session-id");
    private static final int MAX_RESULT_CODE = 64;

    private final InternalChannels channels;

    GrpcDownstream(InternalChannels channels) {
        this.channels = channels;
    }

    private static Metadata.Key<String> key(String name) {
        return Metadata.Key.of(name, Metadata.ASCII_STRING_MARSHALLER);
    }

    @Override
    public CommandOutcome execute(Route route, Command command) {
        ManagedChannel channel = channels.to(route.target());
        try {
            CommandResult result = CommandServiceGrpc.newBlockingStub(channel)
                    .withInterceptors(MetadataUtils.newAttachHeadersInterceptor(identity(command)))
                    .withDeadlineAfter(route.deadline().toMillis(), TimeUnit.MILLISECONDS)
                    .execute(message(command));
            return outcome(route, result);
        } catch (StatusRuntimeException e) {
            return failed(route, e);
        }
    }

    private static Metadata identity(Command command) {
        Metadata identity = new Metadata();
        identity.put(USER, command.session().userId());
        identity.put(TENANT, command.session().tenant());
        identity.put(SESSION, command.session().deviceSessionId());
        return identity;
    }

    private static dev.gatehouse.common.proto.downstream.Command message(Command command) {
        return dev.gatehouse.common.proto.downstream.Command.newBuilder()
                .setCommandId(command.commandId())
                .setMessageType(command.messageType())
                .setPayload(ByteString.copyFrom(command.payload()))
                .build();
    }

    private static CommandOutcome outcome(Route route, CommandResult result) {
        String code = result.getResultCode();
        if (code.isEmpty() || code.length() > MAX_RESULT_CODE) {
            log(route, "its result code has " + code.length() + " characters");
            return new CommandOutcome.Failed(ErrorReason.DOWNSTREAM_FAILED);
        }
        return new CommandOutcome.Completed(code, result.getPayload().toByteArray());
    }

    private static CommandOutcome failed(Route route, StatusRuntimeException error) {
        log(route, error.getStatus().toString());
        return new CommandOutcome.Failed(
                switch (error.getStatus().getCode()) {
                    case UNAVAILABLE -> ErrorReason.DOWNSTREAM_UNAVAILABLE;
                    case DEADLINE_EXCEEDED -> ErrorReason.DOWNSTREAM_TIMED_OUT;
                    default -> ErrorReason.DOWNSTREAM_FAILED;
                });
    }

    private static void log(Route route, String error) {
        GatewayEvent.DOWNSTREAM_FAILED.log(LOG, "target", route.target(), "error", error);
    }
}
