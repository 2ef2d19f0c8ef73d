package dev.gatehouse.client.command;

import dev.gatehouse.client.device.RequestSigner;
import dev.gatehouse.client.grpc.CallFailure;
import dev.gatehouse.client.grpc.GatewayLink;
import dev.gatehouse.client.http.RefusedException;
import dev.gatehouse.client.http.UnreachableException;
import dev.gatehouse.client.telemetry.Tracing;
import dev.gatehouse.client.trust.UnverifiedException;
import dev.gatehouse.client.trust.VerifiedResponse;
import dev.gatehouse.common.error.ErrorReason;
import dev.gatehouse.common.proto.edge.EdgeGatewayGrpc;
import dev.gatehouse.common.proto.edge.SignedRequest;
import dev.gatehouse.common.proto.edge.SignedResponse;
import dev.gatehouse.common.signing.Sha256;
import io.grpc.CallOptions;
import io.grpc.MethodDescriptor;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.ClientCalls;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.context.Scope;
import java.time.Duration;
import java.util.Optional;

/// Signs commands, sends them and verifies their answers.
///
/// An envelope is sent once. Only a refusal as stale is answered with one more, signed in the time that the refusal
/// proves. Safe for use by many threads.
public final class Commands {
    private static final MethodDescriptor<SignedRequest, SignedResponse> METHOD =
            EdgeGatewayGrpc.getExecuteCommandMethod();

    private final GatewayLink link;

    public Commands(GatewayLink link) {
        this.link = link;
    }

    /// Runs a command and waits for what became of it. Never throws for what a gateway or a network does.
    public CommandOutcome execute(Command command) {
        try {
            Attempt first = attempt(sign(command), command.deadline());
            return first.provedStale()
                    ? attempt(sign(command), command.deadline()).outcome()
                    : first.outcome();
        } catch (RefusedException e) {
            return new CommandOutcome.Refused(command.commandId(), e.reason(), null);
        } catch (UnreachableException e) {
            return new CommandOutcome.OutcomeUnknown(command.commandId(), null, String.valueOf(e.getMessage()));
        } catch (UnverifiedException e) {
            return new CommandOutcome.Unverifiable(command.commandId(), e.violation());
        }
    }

    /// One attempt's envelope, as [#execute] would send it.
    ///
    /// @throws UnreachableException when the server time is not known yet and can't be asked for
    public SignedRequest sign(Command command) {
        return link.signer()
                .sign(METHOD.getFullMethodName(), command.messageType(), command.commandId(), command.payload());
    }

    /// An envelope that was altered, signed as it stands.
    public SignedRequest resign(SignedRequest request) {
        return link.signer().resign(METHOD.getFullMethodName(), request);
    }

    /// Sends exactly this envelope, once.
    public CommandOutcome send(SignedRequest request, Duration deadline) {
        return attempt(request, deadline).outcome();
    }

    private Attempt attempt(SignedRequest request, Duration deadline) {
        Span span = link.tracing().start("execute", SpanKind.CLIENT);
        span.setAttribute("gatehouse.message_type", request.getMessageType());
        span.setAttribute("gatehouse.command_id", request.getCommandId());
        try (Scope _ = span.makeCurrent()) {
            Attempt attempt = call(request, deadline);
            failure(attempt.outcome()).ifPresent(code -> Tracing.failed(span, code));
            return attempt;
        } finally {
            span.end();
        }
    }

    private static Optional<String> failure(CommandOutcome outcome) {
        return switch (outcome) {
            case CommandOutcome.Completed completed -> Optional.empty();
            case CommandOutcome.Refused refused -> Optional.of(refused.reason().name());
            case CommandOutcome.Unverifiable unverifiable ->
                Optional.of(unverifiable.violation().name());
            case CommandOutcome.OutcomeUnknown unknown -> Optional.of("OUTCOME_UNKNOWN");
        };
    }

    private Attempt call(SignedRequest request, Duration deadline) {
        try {
            link.connectNow();
            CallOptions options = CallOptions.DEFAULT.withDeadlineAfter(deadline);
            SignedResponse response = ClientCalls.blockingUnaryCall(link.channel(), METHOD, options, request);
            return new Attempt(verified(request, response), false);
        } catch (StatusRuntimeException e) {
            CallFailure failure = CallFailure.of(e);
            boolean provedStale = failure.reason() == ErrorReason.STALE_TIME && link.rebase(failure);
            return new Attempt(Failures.outcome(request.getCommandId(), failure), provedStale);
        }
    }

    private CommandOutcome verified(SignedRequest request, SignedResponse response) {
        byte[] requestSha256 = Sha256.of(RequestSigner.canonicalBytes(METHOD.getFullMethodName(), request));
        try {
            VerifiedResponse proved = link.verifier().response(response, requestSha256);
            return new CommandOutcome.Completed(
                    request.getCommandId(), proved.resultCode(), proved.payload(), proved.answeredAt(), proved.keyId());
        } catch (UnverifiedException e) {
            return new CommandOutcome.Unverifiable(request.getCommandId(), e.violation());
        }
    }

    /// @param provedStale true iff the gateway refused the time and proved its own
    private record Attempt(CommandOutcome outcome, boolean provedStale) {}
}
