package dev.gatehouse.bench.measure.listen;

import com.google.protobuf.InvalidProtocolBufferException;
import dev.gatehouse.common.proto.edge.SignedEvent;
import dev.gatehouse.common.proto.edge.StreamMessage;
import dev.gatehouse.common.signing.Ed25519PublicKey;
import dev.gatehouse.common.signing.EventToSign;
import dev.gatehouse.common.signing.Sha256;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

/// Verifies every n-th event's signature, so that what is fast is also right. Safe for many threads.
public final class Audit {
    private static final int EVERY = 2_000;

    private final Optional<Ed25519PublicKey> key;
    private final AtomicLong seen = new AtomicLong();
    private final LongAdder verified = new LongAdder();
    private final LongAdder wrong = new LongAdder();

    private Audit(Optional<Ed25519PublicKey> key) {
        this.key = key;
    }

    /// Of what a gateway signs with this key.
    public static Audit of(Ed25519PublicKey key) {
        return new Audit(Optional.of(key));
    }

    /// For payloads that nobody signs.
    public static Audit none() {
        return new Audit(Optional.empty());
    }

    void look(byte[] message) {
        if (key.isPresent() && seen.getAndIncrement() % EVERY == 0) {
            (isGenuine(key.get(), message) ? verified : wrong).increment();
        }
    }

    private static boolean isGenuine(Ed25519PublicKey key, byte[] message) {
        try {
            SignedEvent event = StreamMessage.parseFrom(message).getEvent();
            byte[] sha256 = Sha256.of(event.getPayload().toByteArray());
            EventToSign signed = new EventToSign(
                    event.getAudience(),
                    event.getUserId(),
                    event.getDeviceSessionId(),
                    event.getEventId(),
                    event.getType(),
                    event.getPosition().toByteArray(),
                    event.getCreatedAtMs(),
                    event.getExpiresAtMs(),
                    sha256,
                    event.getKeyId());
            return Arrays.equals(sha256, event.getPayloadSha256().toByteArray())
                    && key.verifies(
                            signed.canonicalBytes(), event.getSignature().toByteArray());
        } catch (InvalidProtocolBufferException e) {
            return false;
        }
    }

    /// Whether some of the sample were verified, unless nobody signs, and none was wrong.
    public boolean isClean() {
        return wrong.sum() == 0 && (key.isEmpty() || verified.sum() > 0);
    }

    @Override
    public String toString() {
        return wrong + " wrong signatures beside " + verified + " good ones";
    }
}
