package dev.gatehouse.client.peer;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import dev.gatehouse.client.device.RequestSigner;
import dev.gatehouse.common.error.ErrorReason;
import dev.gatehouse.common.error.GatehouseException;
import dev.gatehouse.common.grpc.Statuses;
import dev.gatehouse.common.proto.edge.EdgeGatewayGrpc;
import dev.gatehouse.common.proto.edge.SignedRequest;
import dev.gatehouse.common.proto.edge.SignedResponse;
import dev.gatehouse.common.proto.edge.StreamMessage;
import dev.gatehouse.common.proto.edge.StreamOpened;
import dev.gatehouse.common.proto.edge.SubscribeRequest;
import dev.gatehouse.common.signing.Sha256;
import dev.gatehouse.common.stream.ClientEvent;
import dev.gatehouse.common.stream.Position;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// The two calls of contract v1, with the gateway's order of checks.
final class EdgeService extends EdgeGatewayGrpc.EdgeGatewayImplBase {
    private static final long WINDOW_PAST_MS = 60_000;
    private static final long WINDOW_FUTURE_MS = 5_000;
    private static final Metadata.Key<String> TRACEPARENT =
            Metadata.Key.of("traceparent", Metadata.ASCII_STRING_MARSHALLER);

    private final GatewaySigner signer;
    private final GatewayLog log;
    private final GatewaySessions sessions;
    private final LongSupplier nowMs;
    private final Set<ByteString> requestIds = ConcurrentHashMap.newKeySet();
    private final List<String> executed = new CopyOnWriteArrayList<>();
    private final List<Stream> streams = new CopyOnWriteArrayList<>();
    private final AtomicInteger subscribes = new AtomicInteger();
    private final AtomicInteger commands = new AtomicInteger();
    private volatile String lastTraceparent = "";
    private volatile @Nullable ErrorReason refusal;
    private volatile UnaryOperator<SignedResponse> responses = UnaryOperator.identity();
    private volatile UnaryOperator<@Nullable StreamMessage> messages = UnaryOperator.identity();

    EdgeService(GatewaySigner signer, GatewayLog log, GatewaySessions sessions, LongSupplier nowMs) {
        this.signer = signer;
        this.log = log;
        this.sessions = sessions;
        this.nowMs = nowMs;
    }

    private record Stream(
            GatewaySessions.Session session,
            ServerCallStreamObserver<StreamMessage> observer,
            AtomicReference<@Nullable Flood> flood) {
        void ready() {
            Flood running = flood.get();
            if (running != null) {
                running.run();
            }
        }

        boolean concerns(ClientEvent event) {
            return event.userId().equals(session.userId())
                    && (event.deviceSessionId().isEmpty()
                            || event.deviceSessionId().equals(session.id()));
        }
    }

    ServerInterceptor metadata() {
        return new ServerInterceptor() {
            @Override
            public <Q, A> ServerCall.Listener<Q> interceptCall(
                    ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
                String traceparent = headers.get(TRACEPARENT);
                lastTraceparent = traceparent == null ? "" : traceparent;
                return next.startCall(call, headers);
            }
        };
    }

    @Override
    public void executeCommand(SignedRequest request, StreamObserver<SignedResponse> answer) {
        commands.incrementAndGet();
        try {
            byte[] requestSha256 = check(EdgeGatewayGrpc.getExecuteCommandMethod(), request);
            run(request, requestSha256, answer);
        } catch (StatusRuntimeException e) {
            answer.onError(e);
        }
    }

    private void run(SignedRequest request, byte[] requestSha256, StreamObserver<SignedResponse> answer) {
        String type = request.getMessageType();
        if (!type.startsWith("demo.")) {
            throw Statuses.of(ErrorReason.NO_ROUTE);
        }
        executed.add(request.getCommandId());
        if (type.equals("demo.hang")) {
            return;
        }
        String resultCode = type.equals("demo.limit") ? "LIMIT_REACHED" : "OK";
        answer.onNext(responses.apply(signer.response(
                requestSha256,
                nowMs.getAsLong(),
                resultCode,
                request.getPayload().toByteArray())));
        answer.onCompleted();
    }

    private byte[] check(MethodDescriptor<?, ?> method, SignedRequest request) {
        if (request.getProtocolVersion() != 1 || request.getRequestId().size() != 16) {
            throw Statuses.of(ErrorReason.MALFORMED_ENVELOPE);
        }
        if (!request.getAudience().equals(signer.audience())) {
            throw Statuses.of(ErrorReason.WRONG_AUDIENCE);
        }
        byte[] payloadSha256 = request.getPayloadSha256().toByteArray();
        if (!Arrays.equals(Sha256.of(request.getPayload().toByteArray()), payloadSha256)) {
            throw Statuses.of(ErrorReason.PAYLOAD_HASH_MISMATCH);
        }
        long ageMs = nowMs.getAsLong() - request.getTimestampMs();
        if (ageMs > WINDOW_PAST_MS || ageMs < -WINDOW_FUTURE_MS) {
            throw Statuses.of(ErrorReason.STALE_TIME, signer.beacon(nowMs.getAsLong(), null));
        }
        byte[] canonical = RequestSigner.canonicalBytes(method.getFullMethodName(), request);
        if (!session(request).key().verifies(canonical, request.getSignature().toByteArray())) {
            throw Statuses.of(ErrorReason.BAD_SIGNATURE);
        }
        if (refusal != null) {
            throw Statuses.of(refusal);
        }
        if (!requestIds.add(request.getRequestId())) {
            throw Statuses.of(ErrorReason.REPLAYED);
        }
        return Sha256.of(canonical);
    }

    private GatewaySessions.Session session(SignedRequest request) {
        try {
            return sessions.find(request.getDeviceSessionId());
        } catch (GatehouseException e) {
            throw Statuses.of(e.reason());
        }
    }

    @Override
    public void subscribeEvents(SignedRequest request, StreamObserver<StreamMessage> answer) {
        subscribes.incrementAndGet();
        ServerCallStreamObserver<StreamMessage> observer = (ServerCallStreamObserver<StreamMessage>) answer;
        try {
            check(EdgeGatewayGrpc.getSubscribeEventsMethod(), request);
            open(
                    new Stream(session(request), observer, new AtomicReference<>()),
                    SubscribeRequest.parseFrom(request.getPayload()));
        } catch (InvalidProtocolBufferException e) {
            answer.onError(Statuses.of(ErrorReason.MALFORMED_REQUEST));
        } catch (StatusRuntimeException e) {
            answer.onError(e);
        }
    }

    private synchronized void open(Stream stream, SubscribeRequest request) {
        stream.observer().setOnCancelHandler(() -> streams.remove(stream));
        stream.observer().setOnReadyHandler(stream::ready);
        byte[] from = request.getPosition().toByteArray();
        Position position = Position.decode(from).orElse(null);
        if (from.length > 0 && position == null) {
            throw Statuses.of(ErrorReason.MALFORMED_POSITION);
        }
        boolean recovered = position == null || log.head() != null;
        send(
                stream,
                message()
                        .setServerTime(signer.beacon(nowMs.getAsLong(), log.head()))
                        .build());
        send(
                stream,
                message()
                        .setOpened(StreamOpened.newBuilder().setRecovered(recovered))
                        .build());
        if (position != null && recovered) {
            log.after(position).forEach(entry -> deliver(stream, entry));
        }
        streams.add(stream);
    }

    private static StreamMessage.Builder message() {
        return StreamMessage.newBuilder();
    }

    private void deliver(Stream stream, GatewayLog.Entry entry) {
        if (stream.concerns(entry.event())) {
            send(
                    stream,
                    message()
                            .setEvent(signer.event(entry.event(), entry.position()))
                            .build());
        }
    }

    private void send(Stream stream, StreamMessage message) {
        StreamMessage altered = messages.apply(message);
        if (altered != null && !stream.observer().isCancelled()) {
            stream.observer().onNext(altered);
        }
    }

    synchronized Position publish(ClientEvent event) {
        GatewayLog.Entry entry = log.append(event);
        streams.forEach(stream -> deliver(stream, entry));
        return entry.position();
    }

    synchronized Position beacon() {
        Position mark = log.mark();
        send(message().setServerTime(signer.beacon(nowMs.getAsLong(), mark)).build());
        return mark;
    }

    synchronized void send(StreamMessage message) {
        streams.forEach(stream -> send(stream, message));
    }

    synchronized void closeStreams(ErrorReason reason) {
        streams.forEach(stream -> stream.observer().onError(Statuses.of(reason)));
        streams.clear();
    }

    synchronized Flood flood(String userId, int payloadBytes) {
        Stream stream = streams.getFirst();
        Flood flood = new Flood(stream.observer(), () -> {
            ClientEvent event = new ClientEvent(
                    "flood", userId, "", "demo.flood", new byte[payloadBytes], nowMs.getAsLong(), 0, "");
            GatewayLog.Entry entry = log.append(event);
            return message().setEvent(signer.event(event, entry.position())).build();
        });
        stream.flood().set(flood);
        flood.run();
        return flood;
    }

    void forgetStreams() {
        streams.clear();
    }

    void refuse(@Nullable ErrorReason reason) {
        refusal = reason;
    }

    void alterResponses(UnaryOperator<SignedResponse> change) {
        responses = change;
    }

    void alterMessages(UnaryOperator<@Nullable StreamMessage> change) {
        messages = change;
    }

    int streams() {
        return streams.size();
    }

    int subscribes() {
        return subscribes.get();
    }

    int commands() {
        return commands.get();
    }

    List<String> executed() {
        return List.copyOf(executed);
    }

    String lastTraceparent() {
        return lastTraceparent;
    }
}
