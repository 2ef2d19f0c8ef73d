package dev.gatehouse.session.lifecycle;

import static dev.gatehouse.common.error.ErrorReason.INVALID_CHALLENGE;
import static dev.gatehouse.common.error.ErrorReason.INVALID_PROOF;
import static dev.gatehouse.common.error.ErrorReason.INVALID_USER_ID;
import static dev.gatehouse.common.error.ErrorReason.KEY_NOT_NAMED;
import static dev.gatehouse.common.error.ErrorReason.MALFORMED_REQUEST;
import static dev.gatehouse.common.error.ErrorReason.UNACCEPTABLE_KEY;
import static dev.gatehouse.common.error.ErrorReason.WRONG_AUDIENCE;

import dev.gatehouse.common.session.PlatformKeys;
import dev.gatehouse.common.session.SessionId;
import dev.gatehouse.common.signing.DevicePublicKey;
import dev.gatehouse.common.signing.ProofToSign;
import dev.gatehouse.common.signing.UnusableKeyException;
import dev.gatehouse.session.device.Challenge;
import dev.gatehouse.session.device.Challenges;
import dev.gatehouse.session.device.Device;
import dev.gatehouse.session.lifecycle.OpenOrder.UsedUp;
import dev.gatehouse.session.login.IdentityTokens;
import dev.gatehouse.session.login.Login;
import dev.gatehouse.session.login.LoginOutcome;
import dev.gatehouse.session.login.UserId;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Optional;
import java.util.regex.Pattern;

/// Turns a login into a device session.
///
/// The checks go from cheap to dear: what anyone can send costs one HMAC; a signature is checked only for a challenge
/// of ours, an issuer is asked only for the holder of a key, the store only for a login that names that key.
public final class SessionOpener {
    private static final Pattern IDEMPOTENCY_KEY = Pattern.compile("[!-~]{1,128}");

    private final Home home;
    private final PlatformKeys keys;
    private final Challenges challenges;
    private final IdentityTokens tokens;
    private final SessionStore store;
    private final InstantSource clock;
    private final SecureRandom random;

    public SessionOpener(
            Home home,
            PlatformKeys keys,
            Challenges challenges,
            IdentityTokens tokens,
            SessionStore store,
            InstantSource clock) {
        this.home = home;
        this.keys = keys;
        this.challenges = challenges;
        this.tokens = tokens;
        this.store = store;
        this.clock = clock;
        this.random = new SecureRandom();
    }

    /// Where sessions are opened.
    ///
    /// @param region part of every session's id
    /// @param gatewayAudience the only audience that a device may have signed for
    /// @param lifetime how long they last
    public record Home(String region, String gatewayAudience, SessionLifetime lifetime) {}

    /// Gives out a challenge for a device's key.
    public ChallengeOutcome challenge(String audience, String keyAlgorithm, byte[] publicKey) {
        if (!audience.equals(home.gatewayAudience())) {
            return new ChallengeOutcome.Refused(WRONG_AUDIENCE);
        }
        return acceptableKey(keyAlgorithm, publicKey)
                .<ChallengeOutcome>map(key -> new ChallengeOutcome.Given(challenges.issue(audience, key)))
                .orElseGet(() -> new ChallengeOutcome.Refused(UNACCEPTABLE_KEY));
    }

    /// Opens a session, or repeats the answer that the same wish got before.
    public OpenOutcome open(OpenAttempt attempt) {
        if (!attempt.audience().equals(home.gatewayAudience())) {
            return new OpenOutcome.Refused(WRONG_AUDIENCE, "the audience is not this region's gateway");
        }
        Optional<Device> device = Device.parse(attempt.deviceKind(), attempt.devicePlatform());
        if (device.isEmpty()
                || !IDEMPOTENCY_KEY.matcher(attempt.idempotencyKey()).matches()) {
            return new OpenOutcome.Refused(MALFORMED_REQUEST, "device or idempotency key");
        }
        return acceptableKey(attempt.keyAlgorithm(), attempt.publicKey())
                .map(key -> prove(attempt, device.get(), key))
                .orElseGet(() -> new OpenOutcome.Refused(
                        UNACCEPTABLE_KEY, "neither an Ed25519 key of prime order nor a point of P-256"));
    }

    private OpenOutcome prove(OpenAttempt attempt, Device device, DevicePublicKey key) {
        Optional<Challenge> challenge = challenges.recognise(attempt.challenge(), attempt.audience(), key);
        if (challenge.isEmpty()) {
            return new OpenOutcome.Refused(INVALID_CHALLENGE, "not ours, for another key, or expired");
        }
        ProofToSign proof =
                new ProofToSign(attempt.audience(), attempt.challenge(), key.thumbprint(), attempt.identityToken());
        if (!key.verifies(proof.canonicalBytes(), attempt.proof())) {
            return new OpenOutcome.Refused(INVALID_PROOF, "the signature is not the key's");
        }
        return switch (tokens.verify(attempt.identityToken())) {
            case LoginOutcome.Refused(var reason, var detail) -> new OpenOutcome.Refused(reason, detail);
            case LoginOutcome.LoggedIn(var login) -> logIn(attempt, login, key, device, challenge.get());
        };
    }

    private OpenOutcome logIn(
            OpenAttempt attempt, Login login, DevicePublicKey key, Device device, Challenge challenge) {
        if (!login.binding().allows(key, attempt.tokenNonce())) {
            return new OpenOutcome.Refused(KEY_NOT_NAMED, "neither nonce nor cnf.jkt is this key's");
        }
        if (!UserId.isAcceptable(login.userId())) {
            return new OpenOutcome.Refused(INVALID_USER_ID, "the user claim holds @, a blank or more than 128 bytes");
        }
        long nowMs = clock.millis();
        return store.open(new OpenOrder(
                SessionId.create(home.region(), keys, random),
                login,
                key,
                device,
                home.region(),
                home.lifetime(),
                login.operationName(key, attempt.idempotencyKey()),
                UsedUp.of(login, nowMs),
                UsedUp.of(challenge, nowMs)));
    }

    private static Optional<DevicePublicKey> acceptableKey(String algorithm, byte[] raw) {
        try {
            return Optional.of(DevicePublicKey.of(algorithm, raw));
        } catch (UnusableKeyException e) {
            return Optional.empty();
        }
    }
}
