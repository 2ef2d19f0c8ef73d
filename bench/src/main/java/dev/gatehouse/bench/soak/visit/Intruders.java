package dev.gatehouse.bench.soak.visit;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import dev.gatehouse.bench.measure.wire.Calls;
import dev.gatehouse.bench.soak.guest.Guest;
import dev.gatehouse.common.proto.edge.SignedRequest;
import io.grpc.CallOptions;
import io.grpc.ClientCall;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.Status;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/// Callers that are not who they say. Past their budget a gateway ends their connection, and they come back on a new
/// one. Used by one thread.
public final class Intruders {
    /// A little more than a gateway lets pass on a connection.
    private static final int CALLS_PER_CONNECTION = 25;

    private static final int SIGNATURE_BYTES = 64;

    private final Lines lines;
    private final Doings doings;
    private final Random random;
    private @Nullable ManagedChannel channel;
    private int calls;

    public Intruders(Lines lines, Doings doings, long seed) {
        this.lines = lines;
        this.doings = doings;
        this.random = new Random(seed);
    }

    /// Sends a guest's command with a signature that is none.
    public void forge(Guest guest) {
        byte[] signature = new byte[SIGNATURE_BYTES];
        random.nextBytes(signature);
        send(command(guest).setSignature(ByteString.copyFrom(signature)).build());
    }

    /// Sends a guest's command as one of a session that nobody opened.
    public void makeUp(Guest guest) {
        String known = guest.member().session();
        String unknown = known.substring(0, known.lastIndexOf('.') + 1) + Long.toHexString(random.nextLong());
        send(command(guest).setDeviceSessionId(unknown).build());
    }

    private static SignedRequest.Builder command(Guest guest) {
        try {
            return SignedRequest.parseFrom(guest.member().command("demo.echo", new byte[0])).toBuilder();
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException("a request of our own", e);
        }
    }

    private void send(SignedRequest request) {
        ClientCall<byte[], byte[]> call = channel().newCall(Calls.EXECUTE, CallOptions.DEFAULT);
        doings.count("intruders");
        call.start(new Refusal(), new Metadata());
        call.request(2);
        call.sendMessage(request.toByteArray());
        call.halfClose();
    }

    private ManagedChannel channel() {
        ManagedChannel current = channel;
        if (current == null || calls >= CALLS_PER_CONNECTION) {
            close();
            current = lines.stranger();
            channel = current;
            calls = 0;
        }
        calls++;
        return current;
    }

    public void close() {
        if (channel != null) {
            channel.shutdownNow();
        }
    }

    private final class Refusal extends ClientCall.Listener<byte[]> {
        @Override
        public void onClose(Status status, Metadata trailers) {
            if (status.isOk()) {
                doings.count(Doings.INTRUDED);
            }
        }
    }
}
