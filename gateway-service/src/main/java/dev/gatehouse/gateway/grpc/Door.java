package dev.gatehouse.gateway.grpc;

import dev.gatehouse.common.error.ErrorReason;
import dev.gatehouse.gateway.access.Admission;
import dev.gatehouse.gateway.access.Envelope;
import dev.gatehouse.gateway.access.Gatekeeper;
import dev.gatehouse.gateway.limit.Origin;
import dev.gatehouse.gateway.limit.Origins;
import dev.gatehouse.gateway.netty.Connection;
import dev.gatehouse.gateway.netty.Connections;
import java.util.Optional;

/// Where a call's request is let in or refused, with its connection's failures counted.
final class Door {
    private final Gatekeeper gatekeeper;
    private final Origins origins;
    private final Refusals refusals;

    Door(Gatekeeper gatekeeper, Origins origins, Refusals refusals) {
        this.gatekeeper = gatekeeper;
        this.origins = origins;
        this.refusals = refusals;
    }

    /// Admits the request or throws its refusal.
    Admission.Admitted admit(Envelope envelope) {
        return admitted(envelope, gatekeeper.admit(envelope, origin()));
    }

    /// The refusal for a reason that was found before the gatekeeper was asked.
    RuntimeException refuse(Envelope envelope, ErrorReason reason) {
        return gatekeeper.refuse(reason, origin()) instanceof Admission.Refused(ErrorReason told)
                ? refusals.of(envelope, told)
                : refusals.of(envelope, reason);
    }

    private Admission.Admitted admitted(Envelope envelope, Admission admission) {
        return switch (admission) {
            case Admission.Refused(ErrorReason reason) -> throw refusals.of(envelope, reason);
            case Admission.Admitted admitted -> admitted;
        };
    }

    private Origin origin() {
        return Connections.current().map(Connection::origin).orElseGet(() -> origins.of(Optional.empty()));
    }
}
