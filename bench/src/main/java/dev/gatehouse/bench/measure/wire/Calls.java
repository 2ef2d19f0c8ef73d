package dev.gatehouse.bench.measure.wire;

import dev.gatehouse.common.grpc.EncodedMessages;
import dev.gatehouse.common.proto.edge.EdgeGatewayGrpc;
import io.grpc.MethodDescriptor;
import io.grpc.MethodDescriptor.MethodType;

/// The calls, with messages as bytes.
public final class Calls {
    /// A gateway's stream.
    public static final MethodDescriptor<byte[], byte[]> SUBSCRIBE =
            of(EdgeGatewayGrpc.getSubscribeEventsMethod().getFullMethodName(), MethodType.SERVER_STREAMING);

    /// A gateway's command.
    public static final MethodDescriptor<byte[], byte[]> EXECUTE =
            of(EdgeGatewayGrpc.getExecuteCommandMethod().getFullMethodName(), MethodType.UNARY);

    /// The stream of a server that does nothing but push. The request is the number of a group.
    public static final MethodDescriptor<byte[], byte[]> BARE_PUSH =
            of("gatehouse.bench.Bare/Push", MethodType.SERVER_STREAMING);

    /// Answers with the request.
    public static final MethodDescriptor<byte[], byte[]> BARE_ECHO = of("gatehouse.bench.Bare/Echo", MethodType.UNARY);

    /// The same after a `SET … NX PX` of the request in Redis.
    public static final MethodDescriptor<byte[], byte[]> BARE_REMEMBER =
            of("gatehouse.bench.Bare/Remember", MethodType.UNARY);

    private Calls() {}

    /// A call by its whole name.
    public static MethodDescriptor<byte[], byte[]> of(String name, MethodType type) {
        return MethodDescriptor.<byte[], byte[]>newBuilder()
                .setFullMethodName(name)
                .setType(type)
                .setRequestMarshaller(new EncodedMessages())
                .setResponseMarshaller(new EncodedMessages())
                .build();
    }
}
