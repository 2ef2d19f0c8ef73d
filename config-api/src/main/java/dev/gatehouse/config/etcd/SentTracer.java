package dev.gatehouse.config.etcd;

import io.grpc.ClientStreamTracer;
import io.grpc.Metadata;
import java.util.concurrent.atomic.AtomicBoolean;

/// Tells whether anything of a call left this process. gRPC's status alone does not: `UNAVAILABLE` is both a
/// refused connection and a lost answer.
final class SentTracer extends ClientStreamTracer.Factory {
    private final AtomicBoolean sent = new AtomicBoolean();

    boolean isSent() {
        return sent.get();
    }

    @Override
    public ClientStreamTracer newClientStreamTracer(ClientStreamTracer.StreamInfo info, Metadata headers) {
        return new ClientStreamTracer() {
            @Override
            public void outboundHeaders() {
                sent.set(true);
            }

            @Override
            public void outboundMessage(int sequence) {
                sent.set(true);
            }
        };
    }
}
