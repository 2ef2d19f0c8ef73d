package dev.gatehouse.gateway.grpc;

import dev.gatehouse.common.error.ErrorReason;
import dev.gatehouse.common.grpc.Statuses;
import dev.gatehouse.gateway.access.Envelope;
import dev.gatehouse.gateway.event.GatewayEvent;
import dev.gatehouse.gateway.netty.ConnectionEnd;
import dev.gatehouse.gateway.netty.Connections;
import io.grpc.StatusRuntimeException;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Counts, logs and words the refusal of a signed request.
final class Refusals {
    private static final Logger LOG = LoggerFactory.getLogger(Refusals.class);

    private final MeterRegistry meters;
    private final Beacons beacons;

    Refusals(MeterRegistry meters, Beacons beacons) {
        this.meters = meters;
        this.beacons = beacons;
    }

    /// The status for the caller. A refusal for stale time carries the beacon, so that the client can sign again; after
    /// too many failures the connection ends.
    StatusRuntimeException of(Envelope envelope, ErrorReason reason) {
        Counter.builder("gatehouse.gateway.refusals")
                .tag("reason", reason.name())
                .description("Signed requests that were refused or failed, by reason")
                .register(meters)
                .increment();
        GatewayEvent.COMMAND_REFUSED.log(LOG, "reason", reason.name(), "rpc", envelope.rpcMethod());
        if (reason == ErrorReason.TOO_MANY_FAILURES) {
            Connections.current().ifPresent(connection -> connection.end(ConnectionEnd.TOO_MANY_FAILURES));
        }
        return reason == ErrorReason.STALE_TIME || reason == ErrorReason.REPLAY_STATE_LOST
                ? Statuses.of(reason, beacons.current())
                : Statuses.of(reason);
    }
}
