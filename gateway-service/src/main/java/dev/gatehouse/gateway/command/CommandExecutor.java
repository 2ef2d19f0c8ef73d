package dev.gatehouse.gateway.command;

import dev.gatehouse.common.error.ErrorReason;
import dev.gatehouse.gateway.access.Admission;
import dev.gatehouse.gateway.access.Envelope;

/// Runs the command of an admitted request.
public final class CommandExecutor {
    private final Routes routes;
    private final Downstream downstream;

    public CommandExecutor(Routes routes, Downstream downstream) {
        this.routes = routes;
        this.downstream = downstream;
    }

    public CommandOutcome execute(Admission.Admitted admitted, Envelope envelope) {
        Command command =
                new Command(envelope.commandId(), envelope.messageType(), envelope.payload(), admitted.grant());
        return routes.find(envelope.messageType())
                .map(route -> downstream.execute(route, command))
                .orElseGet(() -> new CommandOutcome.Failed(ErrorReason.NO_ROUTE));
    }
}
