package dev.gatehouse.session.lifecycle;

import dev.gatehouse.common.session.SessionGrant;
import dev.gatehouse.common.session.SessionId;
import dev.gatehouse.common.signing.DevicePublicKey;
import dev.gatehouse.session.device.Challenge;
import dev.gatehouse.session.device.Device;
import dev.gatehouse.session.login.Login;

/// Everything was proved that can be proved without the store: this session is to be opened.
///
/// @param id for the session, fresh
/// @param region where the session is homed
/// @param operationName tells this wish of the user apart from every other
/// @param token the identity token, to be used up
/// @param challenge the challenge, to be used up
public record OpenOrder(
        SessionId id,
        Login login,
        DevicePublicKey publicKey,
        Device device,
        String region,
        SessionLifetime lifetime,
        String operationName,
        UsedUp token,
        UsedUp challenge) {

    private static final int FIRST_AAL = 1;
    private static final String NO_POLICY = "";

    /// Something that opens one session only.
    ///
    /// @param keptMs for how long its use must be remembered, counted from now
    public record UsedUp(String name, long keptMs) {
        // Longer than clocks disagree: what is still accepted somewhere must be remembered as used.
        private static final long ALLOWANCE_MS = 5 * 60_000;

        static UsedUp until(String name, long deadlineMs, long nowMs) {
            return new UsedUp(name, Math.max(deadlineMs - nowMs, 0) + ALLOWANCE_MS);
        }

        static UsedUp of(Challenge challenge, long nowMs) {
            return until(challenge.name(), challenge.expiresAtMs(), nowMs);
        }

        static UsedUp of(Login login, long nowMs) {
            return until(login.tokenName(), login.usableUntilMs(), nowMs);
        }
    }

    /// What is granted when the session is opened at this time, which is the store's.
    public SessionGrant grantAt(long nowMs) {
        return new SessionGrant(
                id.text(),
                login.userId(),
                login.tenant(),
                publicKey,
                FIRST_AAL,
                region,
                NO_POLICY,
                nowMs,
                lifetime.expiresAtMs(nowMs));
    }

    /// What must not change when the wish is repeated.
    public String fingerprint() {
        return device.kind().wireName() + "/" + device.platform().wireName();
    }
}
