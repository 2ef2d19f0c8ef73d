package dev.gatehouse.client.stream;

import com.google.protobuf.ByteString;
import dev.gatehouse.client.grpc.CallFailure;
import dev.gatehouse.client.grpc.GatewayLink;
import dev.gatehouse.client.telemetry.Tracing;
import dev.gatehouse.client.trust.UnverifiedException;
import dev.gatehouse.common.error.ErrorReason;
import dev.gatehouse.common.proto.edge.EdgeGatewayGrpc;
import dev.gatehouse.common.proto.edge.SignedRequest;
import dev.gatehouse.common.proto.edge.StreamMessage;
import dev.gatehouse.common.proto.edge.SubscribeRequest;
import dev.gatehouse.common.stream.Position;
import io.grpc.CallOptions;
import io.grpc.ClientCall;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.context.Scope;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// One stream of events, opened once. It does not reconnect.
///
/// Every failure, also to open, is told as [StreamEvent.Closed]; nothing comes after it. One message is asked for at a
/// time, after the listener has returned.
public final class EventStream implements AutoCloseable {
    private static final MethodDescriptor<SignedRequest, StreamMessage> METHOD =
            EdgeGatewayGrpc.getSubscribeEventsMethod();
    private static final String MESSAGE_TYPE = "gateway.subscribe";
    private static final Duration OPENING = Duration.ofSeconds(10);

    private final GatewayLink link;
    private final Streams.Rules rules;
    private final @Nullable Position from;
    private final StreamListener listener;
    private final AtomicReference<@Nullable CloseReason> decided = new AtomicReference<>();
    private final CompletableFuture<CloseReason> ended = new CompletableFuture<>();
    private volatile @Nullable ClientCall<SignedRequest, StreamMessage> call;

    EventStream(GatewayLink link, Streams.Rules rules, @Nullable Position from, StreamListener listener) {
        this.link = link;
        this.rules = rules;
        this.from = from;
        this.listener = listener;
    }

    /// Completes, after the listener was told, with why the stream ended. Never fails.
    public CompletableFuture<CloseReason> ended() {
        return ended;
    }

    /// Ends the stream as `CANCELLED`. A listener that is at work finishes; at most the closing follows.
    @Override
    public void close() {
        end(new CloseReason.Cancelled());
    }

    void start(StreamProgress progress) {
        Span span = link.tracing().start("subscribe", SpanKind.CLIENT);
        try (Scope _ = span.makeCurrent()) {
            begin(progress, span, true);
        } catch (RuntimeException e) {
            span.end();
            finish(CloseReason.beforeTheCall(e));
        }
    }

    private void begin(StreamProgress progress, Span span, boolean maySignAgain) {
        SignedRequest request = link.signer()
                .sign(
                        METHOD.getFullMethodName(),
                        MESSAGE_TYPE,
                        UUID.randomUUID().toString(),
                        payload());
        link.connectNow();
        ClientCall<SignedRequest, StreamMessage> started = link.channel().newCall(METHOD, CallOptions.DEFAULT);
        Receiver receiver = new Receiver(progress.resuming(from), span, maySignAgain);
        started.start(receiver, new Metadata());
        call = started;
        receiver.next();
        started.sendMessage(request);
        started.halfClose();
        if (decided.get() != null) {
            started.cancel("closed while it was opened", null);
        }
    }

    private byte[] payload() {
        SubscribeRequest.Builder request = SubscribeRequest.newBuilder();
        if (from != null) {
            request.setPosition(ByteString.copyFrom(from.toByteArray()));
        }
        return request.build().toByteArray();
    }

    private void end(CloseReason reason) {
        ClientCall<SignedRequest, StreamMessage> running = call;
        if (decided.compareAndSet(null, reason) && running != null) {
            running.cancel(reason.code(), null);
        }
    }

    private void finish(CloseReason reason) {
        CloseReason last = decided.compareAndExchange(null, reason);
        CloseReason told = last == null ? reason : last;
        try {
            listener.on(new StreamEvent.Closed(told, null));
            ended.complete(told);
        } catch (Exception e) {
            ended.complete(new CloseReason.ListenerFailed(e));
        }
    }

    /// Takes what comes over the call. gRPC calls it by one thread at a time.
    private final class Receiver extends ClientCall.Listener<StreamMessage> {
        private final StreamProgress progress;
        private final Span subscribe;
        private final boolean maySignAgain;
        private final Watchdog watchdog = new Watchdog(rules.scheduler(), () -> end(new CloseReason.Silent(limit())));

        Receiver(StreamProgress progress, Span subscribe, boolean maySignAgain) {
            this.progress = progress;
            this.subscribe = subscribe;
            this.maySignAgain = maySignAgain;
        }

        private Duration limit() {
            Duration silence = rules.silence();
            return progress.isOpened() || silence.compareTo(OPENING) < 0 ? silence : OPENING;
        }

        void next() {
            watchdog.expectWithin(limit());
            ClientCall<SignedRequest, StreamMessage> running = call;
            if (running != null) {
                running.request(1);
            }
        }

        @Override
        public void onMessage(StreamMessage message) {
            watchdog.arrived();
            if (decided.get() != null) {
                return;
            }
            try {
                progress.accept(message).ifPresent(this::deliver);
            } catch (UnverifiedException e) {
                end(new CloseReason.Violated(e.violation()));
            }
            next();
        }

        private void deliver(StreamEvent event) {
            if (event instanceof StreamEvent.Opened) {
                subscribe.end();
            }
            try {
                Delivery.of(event, link.tracing(), listener);
            } catch (Exception e) {
                end(new CloseReason.ListenerFailed(e));
            }
        }

        @Override
        public void onClose(Status status, Metadata trailers) {
            watchdog.stop();
            CloseReason early = decided.get();
            if (early != null) {
                over(early);
            } else if (status.isOk()) {
                over(new CloseReason.Disconnected("the gateway ended the stream"));
            } else {
                failed(CallFailure.of(status.asRuntimeException(trailers)));
            }
        }

        private void failed(CallFailure failure) {
            if (failure.reason() == ErrorReason.STALE_TIME && maySignAgain && link.rebase(failure)) {
                begin(progress, subscribe, false);
            } else {
                over(CloseReason.of(failure));
            }
        }

        private void over(CloseReason reason) {
            if (!progress.isOpened()) {
                Tracing.failed(subscribe, reason.code());
                subscribe.end();
            }
            finish(reason);
        }
    }
}
