package dev.gatehouse.bench.soak.schedule;

import java.time.Duration;

/// One thing that the load does.
///
/// Whom it is done with is a place in the list of those that are there then, 0 to 1.
public sealed interface Act {
    /// A place in the list of sessions, 0 to 1.
    double place();

    /// A stream is opened.
    ///
    /// @param resumes from the position that was kept, if one was
    /// @param stay how long until the way in which it ends
    record Open(double place, boolean resumes, Duration stay, Way way) implements Act {}

    /// A command is sent.
    record Command(double place) implements Act {}

    /// A command is sent whose signature is forged.
    record Forge(double place) implements Act {}

    /// A command of a session is sent that was never opened.
    record MakeUp(double place) implements Act {}
}
