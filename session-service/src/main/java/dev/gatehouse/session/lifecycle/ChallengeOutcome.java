package dev.gatehouse.session.lifecycle;

import dev.gatehouse.common.error.ErrorReason;
import dev.gatehouse.session.device.Challenges;

/// What became of the wish for a challenge.
public sealed interface ChallengeOutcome {
    record Given(Challenges.Issued challenge) implements ChallengeOutcome {}

    record Refused(ErrorReason reason) implements ChallengeOutcome {}
}
