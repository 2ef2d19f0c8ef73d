package dev.gatehouse.gateway.grpc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.common.grpc.EncodedMessages;
import dev.gatehouse.gateway.netty.TestGuards;
import io.grpc.Attributes;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptors;
import io.grpc.ServerMethodDefinition;
import io.grpc.ServerServiceDefinition;
import io.grpc.Status;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.ObservationTextPublisher;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/// Behind everything that calls of the real server pass through, a handler still sees whether its client reads.
class ChainTest {
    private static final EncodedMessages BYTES = new EncodedMessages();

    @Test
    void noInterceptorSwallowsReadinessOrTheNewsOfIt() {
        Call call = new Call();
        List<Boolean> seen = new ArrayList<>();
        ServerCall.Listener<byte[]> listener = throughTheChain((handled, headers) -> new ServerCall.Listener<>() {
                    @Override
                    public void onReady() {
                        seen.add(handled.isReady());
                    }
                })
                .startCall(call, new Metadata());

        listener.onReady();
        call.ready = true;
        listener.onReady();
        call.ready = false;
        listener.onReady();

        assertThat(seen).containsExactly(false, true, false);
    }

    private static ServerCallHandler<byte[], byte[]> throughTheChain(ServerCallHandler<byte[], byte[]> handler) {
        ObservationRegistry observations = ObservationRegistry.create();
        observations.observationConfig().observationHandler(new ObservationTextPublisher(line -> {}));
        try (var executor = Executors.newVirtualThreadPerTaskExecutor();
                var guard = TestGuards.generous()) {
            GrpcStack stack = new GrpcStack(executor, new CallObservations(observations), guard);
            ServerServiceDefinition service = ServerServiceDefinition.builder("test")
                    .addMethod(Call.METHOD, handler)
                    .build();
            @SuppressWarnings("unchecked") // the one that was added
            ServerMethodDefinition<byte[], byte[]> method = (ServerMethodDefinition<byte[], byte[]>)
                    ServerInterceptors.intercept(service, GrpcServer.chain(stack))
                            .getMethod("test/call");
            return method.getServerCallHandler();
        }
    }

    private static final class Call extends ServerCall<byte[], byte[]> {
        static final MethodDescriptor<byte[], byte[]> METHOD = MethodDescriptor.<byte[], byte[]>newBuilder()
                .setType(MethodDescriptor.MethodType.SERVER_STREAMING)
                .setFullMethodName("test/call")
                .setRequestMarshaller(BYTES)
                .setResponseMarshaller(BYTES)
                .build();

        private boolean ready;

        @Override
        public boolean isReady() {
            return ready;
        }

        @Override
        public void request(int messages) {}

        @Override
        public void sendHeaders(Metadata headers) {}

        @Override
        public void sendMessage(byte[] message) {}

        @Override
        public void close(Status status, Metadata trailers) {}

        @Override
        public boolean isCancelled() {
            return false;
        }

        @Override
        public Attributes getAttributes() {
            return Attributes.EMPTY;
        }

        @Override
        public MethodDescriptor<byte[], byte[]> getMethodDescriptor() {
            return METHOD;
        }
    }
}
