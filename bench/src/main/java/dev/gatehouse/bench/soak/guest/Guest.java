package dev.gatehouse.bench.soak.guest;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import dev.gatehouse.bench.measure.member.Member;
import dev.gatehouse.common.proto.edge.StreamMessage;
import org.jspecify.annotations.Nullable;

/// A session, with the place in the log up to which its device has received.
public final class Guest {
    private final Member member;
    private final String user;
    private final long endsNanos;
    private volatile byte @Nullable [] last;
    private volatile boolean revoked;

    /// @param endsNanos when its session ends
    Guest(Member member, String user, long endsNanos) {
        this.member = member;
        this.user = user;
        this.endsNanos = endsNanos;
    }

    public Member member() {
        return member;
    }

    /// The name that events are addressed to.
    public String user() {
        return user;
    }

    /// Whether nothing more is to be done with it.
    public boolean isOver(long nowNanos) {
        return revoked || nowNanos - endsNanos >= 0;
    }

    /// It is about to be revoked.
    public void revoked() {
        revoked = true;
    }

    /// An event has arrived; its position is read when it is needed.
    public void received(byte[] event) {
        last = event;
    }

    /// Where it would go on.
    public ByteString position() {
        byte[] event = last;
        try {
            return event == null
                    ? ByteString.EMPTY
                    : StreamMessage.parseFrom(event).getEvent().getPosition();
        } catch (InvalidProtocolBufferException e) {
            return ByteString.EMPTY;
        }
    }
}
