package dev.gatehouse.session.lifecycle;

import dev.gatehouse.common.error.ErrorReason;

/// What became of a bump.
public sealed interface BumpOutcome {
    /// No session that was opened before is valid any more.
    ///
    /// @param generation the counter's value, or what it would be where nobody of the scope has a session
    /// @param repeated it was done under the same operation id before
    record Bumped(long generation, boolean repeated) implements BumpOutcome {}

    record Refused(ErrorReason reason, String detail) implements BumpOutcome {}
}
