package dev.gatehouse.gateway.downstream;

import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.ClientInterceptor;
import io.grpc.ClientStreamTracer;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;

/// One attempt at a call: tells afterwards whether anything of it left this process.
final class Sending extends ClientStreamTracer.Factory implements ClientInterceptor {
    private volatile boolean left;

    @Override
    public <Q, A> ClientCall<Q, A> interceptCall(MethodDescriptor<Q, A> method, CallOptions options, Channel next) {
        return next.newCall(method, options.withStreamTracerFactory(this));
    }

    @Override
    public ClientStreamTracer newClientStreamTracer(ClientStreamTracer.StreamInfo info, Metadata headers) {
        return new ClientStreamTracer() {
            @Override
            public void outboundHeaders() {
                left = true;
            }
        };
    }

    /// False only when the other side can't have seen the call.
    boolean hasLeft() {
        return left;
    }
}
