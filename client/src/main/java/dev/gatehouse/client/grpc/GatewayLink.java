package dev.gatehouse.client.grpc;

import dev.gatehouse.client.device.RequestSigner;
import dev.gatehouse.client.telemetry.Tracing;
import dev.gatehouse.client.trust.ServerTime;
import dev.gatehouse.client.trust.UnverifiedException;
import dev.gatehouse.client.trust.Verifier;
import io.grpc.ManagedChannel;
import io.opentelemetry.api.trace.Span;

/// One session's way to a gateway: the connection, and what signs and verifies on it.
///
/// @param channel shared by all sessions of a client
public record GatewayLink(
        ManagedChannel channel, RequestSigner signer, Verifier verifier, ServerTime serverTime, Tracing tracing) {

    /// Takes the time from a refusal as stale, if its beacon verifies; otherwise the time stays as it is.
    ///
    /// @return true iff it was taken
    public boolean rebase(CallFailure failure) {
        if (failure.beacon() == null) {
            return false;
        }
        try {
            serverTime.rebase(verifier.beacon(failure.beacon()));
            return true;
        } catch (UnverifiedException e) {
            Span.current().addEvent("beacon not believed: " + e.violation());
            return false;
        }
    }

    /// Lets the next call connect at once: after an outage gRPC itself would wait up to two minutes.
    public void connectNow() {
        channel.resetConnectBackoff();
    }
}
