package dev.gatehouse.bench.torture.order;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import org.jspecify.annotations.Nullable;

/// One thing that a process of a run is to do.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "order")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Order.Join.class, name = "join"),
    @JsonSubTypes.Type(value = Order.Stall.class, name = "stall"),
    @JsonSubTypes.Type(value = Order.Execute.class, name = "execute"),
    @JsonSubTypes.Type(value = Order.Probe.class, name = "probe"),
    @JsonSubTypes.Type(value = Order.Tally.class, name = "tally"),
    @JsonSubTypes.Type(value = Order.Publish.class, name = "publish"),
    @JsonSubTypes.Type(value = Order.Revoke.class, name = "revoke"),
})
public sealed interface Order {
    /// A device takes its place: it signs in, receives, and signs in anew whenever its session is over.
    record Join(int slot, String user, int httpPort, int grpcPort) implements Order {}

    /// A device leaves its stream unread for a while.
    record Stall(int slot, long millis) implements Order {}

    /// A device executes a command until it is answered, and again as often as told.
    record Execute(int slot, String commandId, int times) implements Order {}

    /// Somebody goes on trying with a session that was revoked.
    record Probe(int slot, String session) implements Order {}

    /// The downstream is asked how many commands had an effect.
    record Tally(int slot, String commandId) implements Order {}

    /// A back end publishes events.
    ///
    /// @param id the event's id, or what the ids begin with where there are several
    /// @param session null: for all of the user's sessions
    /// @param lifeMillis null: they don't expire
    /// @param copies how often each is appended under its id
    record Publish(
            String id,
            String user,
            @Nullable String session,
            int events,
            int bytes,
            @Nullable Long lifeMillis,
            int copies)
            implements Order {}

    /// An operator revokes a session, and repeats it until it is acknowledged.
    record Revoke(String session) implements Order {}
}
