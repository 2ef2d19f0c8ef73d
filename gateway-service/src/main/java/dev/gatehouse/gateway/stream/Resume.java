package dev.gatehouse.gateway.stream;

import java.util.List;

/// What can be done for a client that comes back with a position.
public sealed interface Resume {
    /// The window holds exactly that entry: these are the user's events after it, in log order.
    record Recovered(List<LoggedEvent> missed) implements Resume {}

    /// The position is beyond what this gateway has read: it is behind, not the client.
    record Ahead() implements Resume {}

    /// The window does not hold that entry, or holds another one in its place: what was missed can't be told.
    record Lost() implements Resume {}
}
