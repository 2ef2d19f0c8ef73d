package dev.gatehouse.bench.torture.history;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import org.jspecify.annotations.Nullable;

/// Something that one process of a run saw from outside the platform. Times are Unix milliseconds of the one machine
/// that a run has.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "fact")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Fact.Published.class, name = "published"),
    @JsonSubTypes.Type(value = Fact.SignedIn.class, name = "signed-in"),
    @JsonSubTypes.Type(value = Fact.Opened.class, name = "opened"),
    @JsonSubTypes.Type(value = Fact.Received.class, name = "received"),
    @JsonSubTypes.Type(value = Fact.Closed.class, name = "closed"),
    @JsonSubTypes.Type(value = Fact.Commanded.class, name = "commanded"),
    @JsonSubTypes.Type(value = Fact.RevokeAsked.class, name = "revoke-asked"),
    @JsonSubTypes.Type(value = Fact.Revoked.class, name = "revoked"),
    @JsonSubTypes.Type(value = Fact.Stalled.class, name = "stalled"),
    @JsonSubTypes.Type(value = Fact.Faulted.class, name = "faulted"),
    @JsonSubTypes.Type(value = Fact.Died.class, name = "died"),
    @JsonSubTypes.Type(value = Fact.Effects.class, name = "effects"),
})
public sealed interface Fact {
    /// When it was seen.
    long at();

    /// One attempt to publish an event, and what the publisher was told.
    ///
    /// @param session the one session that it is for; null: all of the user's
    /// @param askedAt when the attempt began
    /// @param digest of the payload
    /// @param lasting false: it expires so soon that it need not arrive
    /// @param position the entry's id; null unless it was acknowledged
    record Published(
            long at,
            String eventId,
            String user,
            @Nullable String session,
            long askedAt,
            String digest,
            boolean lasting,
            Answer answer,
            @Nullable String position)
            implements Fact {}

    /// What a publisher was told.
    enum Answer {
        /// It is in the log, and where there are replicas one of them has said that it has it.
        ACKNOWLEDGED,
        /// It is not.
        REFUSED,
        /// Nobody knows.
        UNKNOWN
    }

    /// A device opened a session.
    ///
    /// @param slot the device's place in the run; it signs in anew when its session is over
    record SignedIn(long at, int slot, String user, String session) implements Fact {}

    /// A stream was opened.
    ///
    /// @param stream counts the streams of a session
    /// @param askedAt when the client began to open it
    record Opened(long at, int slot, String session, int stream, long askedAt, boolean recovered) implements Fact {}

    /// An event reached the application of a device, its signature, audience, hash and subject verified.
    ///
    /// @param forSession the session that the event names; empty: all of the user's
    record Received(
            long at,
            int slot,
            String session,
            int stream,
            String eventId,
            String user,
            String forSession,
            String position,
            String digest)
            implements Fact {}

    /// A stream ended, or could not be opened.
    ///
    /// @param violated true: the client library refused to believe what came
    /// @param last true: the client library does not try again by itself
    record Closed(long at, int slot, String session, int stream, String code, boolean violated, boolean last)
            implements Fact {}

    /// One attempt at a command, and what the device was told.
    ///
    /// @param code the signed result code, or the reason
    /// @param effect what the downstream counted when it had the command's effect; null unless the answer is OK
    record Commanded(
            long at,
            String session,
            String user,
            String commandId,
            long askedAt,
            Outcome outcome,
            String code,
            @Nullable Long effect)
            implements Fact {}

    /// What a device was told of a command.
    enum Outcome {
        /// The downstream's signed word that it was done.
        OK,
        /// It was not passed on.
        REFUSED,
        /// It may have been done or not.
        UNKNOWN,
        /// What came is not proved to be the gateway's word.
        UNVERIFIABLE
    }

    /// An operator began to revoke a session.
    record RevokeAsked(long at, String session) implements Fact {}

    /// An operator was told that a session is revoked.
    record Revoked(long at, String session) implements Fact {}

    /// A device began or ended to leave its stream unread.
    record Stalled(long at, int slot, boolean begins) implements Fact {}

    /// A fault was done and is over.
    ///
    /// @param at when it began
    /// @param kind what was done
    /// @param slot the one device that it is done to; -1: all
    /// @param over from when on events must flow again
    /// @param healed when everything was as before
    record Faulted(long at, String kind, String target, int slot, long over, long healed, Loss loss) implements Fact {}

    /// What a fault may take from the log and the sessions.
    enum Loss {
        /// Nothing that somebody has seen.
        NOTHING,
        /// What was written shortly before a failover: no replica had it.
        TAIL,
        /// Everything: the store was replaced.
        EVERYTHING
    }

    /// A process of the platform ended although nobody ended it.
    record Died(long at, String name, String how) implements Fact {}

    /// How many commands had an effect at the downstream, by its own count.
    record Effects(long at, long executed) implements Fact {}
}
