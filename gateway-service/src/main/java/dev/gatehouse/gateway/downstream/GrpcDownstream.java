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
import io.grpc.Deadline;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.MetadataUtils;
import io.micrometer.core.instrument.Counter;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Carries commands over gRPC. Identity goes as metadata that is made here alone: nothing of a caller's is passed on.
///
/// A command that could not be sent, and so has no effect anywhere, is tried again within its deadline, with the same
/// command id. What may have arrived is never sent again: whether to is for the device to say.
final class GrpcDownstream implements Downstream {
    private static final Logger LOG = LoggerFactory.getLogger(GrpcDownstream.class);
    private static final Metadata.Key<String> USER = key("gatehouse-user-id");
    private static final Metadata.Key<String> TENANT = key("gatehouse-tenant");
    private static final Metadata.Key<String> SESSION = key("gatehouse-device-session-id");
    private static final int MAX_RESULT_CODE = 64;
    private static final int MAX_ATTEMPTS = 4;
    private static final long FIRST_WAIT_MILLIS = 100;

    private final InternalChannels channels;
    private final Counter retries;

    GrpcDownstream(InternalChannels channels, Counter retries) {
        this.channels = channels;
        this.retries = retries;
    }

    private static Metadata.Key<String> key(String name) {
        return Metadata.Key.of(name, Metadata.ASCII_STRING_MARSHALLER);
    }

    @Override
    public CommandOutcome execute(Route route, Command command) {
        Deadline deadline = Deadline.after(route.deadline().toMillis(), TimeUnit.MILLISECONDS);
        for (int attempt = 1; ; attempt++) {
            Sending sending = new Sending();
            try {
                return outcome(route, send(route, command, deadline, sending));
            } catch (StatusRuntimeException e) {
                if (!mayRepeat(e, sending) || attempt == MAX_ATTEMPTS || !waited(attempt, deadline)) {
                    return failed(route, e);
                }
                retries.increment();
            }
        }
    }

    private CommandResult send(Route route, Command command, Deadline deadline, Sending sending) {
        return CommandServiceGrpc.newBlockingStub(channels.to(route.target()))
                .withInterceptors(MetadataUtils.newAttachHeadersInterceptor(identity(command)), sending)
                .withDeadline(deadline)
                .execute(message(command));
    }

    private static boolean mayRepeat(StatusRuntimeException error, Sending sending) {
        return error.getStatus().getCode() == Status.Code.UNAVAILABLE && !sending.hasLeft();
    }

    /// Waits longer each time, and not at all when the deadline would pass meanwhile.
    private static boolean waited(int attempt, Deadline deadline) {
        long most = FIRST_WAIT_MILLIS << attempt;
        long wait = ThreadLocalRandom.current().nextLong(most / 2, most);
        if (deadline.timeRemaining(TimeUnit.MILLISECONDS) <= wait) {
            return false;
        }
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(wait));
        return !Thread.currentThread().isInterrupted();
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
