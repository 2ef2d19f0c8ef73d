package dev.gatehouse.session.lifecycle;

import static dev.gatehouse.common.error.ErrorReason.IDENTITY_TOKEN_USED;
import static dev.gatehouse.common.error.ErrorReason.INVALID_CHALLENGE;
import static dev.gatehouse.common.error.ErrorReason.INVALID_IDENTITY_TOKEN;
import static dev.gatehouse.common.error.ErrorReason.INVALID_PROOF;
import static dev.gatehouse.common.error.ErrorReason.INVALID_USER_ID;
import static dev.gatehouse.common.error.ErrorReason.KEY_NOT_NAMED;
import static dev.gatehouse.common.error.ErrorReason.MALFORMED_REQUEST;
import static dev.gatehouse.common.error.ErrorReason.UNACCEPTABLE_KEY;
import static dev.gatehouse.common.error.ErrorReason.WRONG_AUDIENCE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.common.error.ErrorReason;
import dev.gatehouse.common.fixture.TestClock;
import dev.gatehouse.common.session.SessionId;
import dev.gatehouse.session.device.Challenges;
import dev.gatehouse.session.fixture.InMemorySessionStore;
import dev.gatehouse.session.fixture.Orders;
import dev.gatehouse.session.fixture.TestDevice;
import dev.gatehouse.session.login.IdentityTokens;
import dev.gatehouse.session.login.Login;
import dev.gatehouse.session.login.Login.KeyBinding;
import dev.gatehouse.session.login.LoginOutcome;
import java.math.BigInteger;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SessionOpenerTest {
    private static final String AUDIENCE = "local/eu-1/gateway";

    private final TestClock clock = new TestClock();
    private final Map<String, Login> logins = new HashMap<>();
    private final IdentityTokens tokens = token -> {
        Login login = logins.get(token);
        return login == null
                ? new LoginOutcome.Refused(INVALID_IDENTITY_TOKEN, "unknown to the test")
                : new LoginOutcome.LoggedIn(login);
    };
    private final SessionOpener opener = new SessionOpener(
            new SessionOpener.Home("eu-1", AUDIENCE, new SessionLifetime(Duration.ofHours(12), Duration.ofDays(30))),
            Orders.KEYS,
            new Challenges(Orders.KEYS, clock, new SecureRandom()),
            tokens,
            new InMemorySessionStore(clock),
            clock);
    private final TestDevice device = new TestDevice();

    @Test
    void loginThatNamesTheKeyOpensASession() {
        OpenedSession session = opened(attempt(login("alice", device)));

        assertThat(session.userId()).isEqualTo("alice");
        assertThat(session.tenant()).isEqualTo("demo");
        assertThat(session.expiresAtMs())
                .isEqualTo(clock.millis() + Duration.ofDays(30).toMillis());
        assertThat(session.idleExpiresAtMs())
                .isEqualTo(clock.millis() + Duration.ofHours(12).toMillis());
        assertThat(SessionId.parse(session.deviceSessionId(), Orders.KEYS)).isPresent();
        assertThat(session.deviceSessionId()).startsWith("ds1.eu-1.0.");
    }

    @Test
    void repeatedWishIsAnsweredAlikeEvenWithANewTokenAndChallenge() {
        OpenAttempt first = attempt(login("alice", device));
        OpenedSession session = opened(first);

        assertThat(opened(first)).isEqualTo(session);
        assertThat(opened(with(attempt(login("alice", device)), first.idempotencyKey())))
                .isEqualTo(session);
    }

    @Test
    void idempotencyKeyIsScopedByUserAndDevice() {
        OpenAttempt first = attempt(login("alice", device));
        OpenedSession session = opened(first);

        assertThat(opened(with(attempt(login("bob", device)), first.idempotencyKey()))
                        .deviceSessionId())
                .isNotEqualTo(session.deviceSessionId());
    }

    @Test
    void usedTokenOpensNoSecondSession() {
        String token = login("alice", device);
        opened(attempt(token));

        assertRefused(attempt(token), IDENTITY_TOKEN_USED);
    }

    @Test
    void usedChallengeOpensNoSecondSession() {
        OpenAttempt first = attempt(login("alice", device));
        opened(first);
        String token = login("alice", device);

        assertRefused(
                attempt(token, first.challenge(), device.prove(AUDIENCE, first.challenge(), token)), INVALID_CHALLENGE);
    }

    @Test
    void challengeForAnotherKeyIsRefused() {
        byte[] challenge = challenge(new TestDevice());
        String token = login("alice", device);

        assertRefused(attempt(token, challenge, device.prove(AUDIENCE, challenge, token)), INVALID_CHALLENGE);
    }

    @Test
    void expiredChallengeIsRefused() {
        OpenAttempt attempt = attempt(login("alice", device));
        clock.advance(Duration.ofMinutes(2));

        assertRefused(attempt, INVALID_CHALLENGE);
    }

    @Test
    void proofCoversTokenChallengeAndAudience() {
        String token = login("alice", device);
        byte[] challenge = challenge(device);

        assertRefused(attempt(token, challenge, device.prove(AUDIENCE, challenge, "another")), INVALID_PROOF);
        assertRefused(attempt(token, challenge, device.prove(AUDIENCE, challenge(device), token)), INVALID_PROOF);
        assertRefused(attempt(token, challenge, device.prove("x/y/gateway", challenge, token)), INVALID_PROOF);
        assertRefused(attempt(token, challenge, new TestDevice().prove(AUDIENCE, challenge, token)), INVALID_PROOF);
        assertRefused(attempt(token, challenge, new byte[0]), INVALID_PROOF);
    }

    @Test
    void unknownTokenIsRefused() {
        assertRefused(attempt("nobody's"), INVALID_IDENTITY_TOKEN);
    }

    @Test
    void tokenThatNamesAnotherKeyIsRefused() {
        assertRefused(attempt(login("alice", new TestDevice())), KEY_NOT_NAMED);
        assertRefused(attempt(login("alice", null)), KEY_NOT_NAMED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"alice@example.org", "Alice Smith", ""})
    void userIdThatNamesAPersonIsRefused(String userId) {
        assertRefused(attempt(login(userId, device)), INVALID_USER_ID);
    }

    @ParameterizedTest
    @CsvSource({"phone,ios,''", "fridge,ios,key", "phone,'',key", "phone,ios,has blank"})
    void formIsCheckedFirst(String kind, String platform, String idempotencyKey) {
        OpenAttempt good = attempt(login("alice", device));
        OpenAttempt bad = new OpenAttempt(
                good.identityToken(),
                good.keyAlgorithm(),
                good.publicKey(),
                good.tokenNonce(),
                good.challenge(),
                good.proof(),
                idempotencyKey,
                kind,
                platform,
                AUDIENCE);

        assertRefused(bad, MALFORMED_REQUEST);
    }

    @Test
    void foreignAudienceIsRefused() {
        assertThat(opener.challenge(
                        "production/eu-1/gateway", "Ed25519", device.publicKey().toByteArray()))
                .isEqualTo(new ChallengeOutcome.Refused(WRONG_AUDIENCE));
    }

    @Test
    void keyOfAnUnknownKindIsRefused() {
        byte[] key = device.publicKey().toByteArray();

        assertThat(opener.challenge(AUDIENCE, "RSA", key)).isEqualTo(new ChallengeOutcome.Refused(UNACCEPTABLE_KEY));
        assertThat(opener.challenge(AUDIENCE, "Ed25519", new byte[31]))
                .isEqualTo(new ChallengeOutcome.Refused(UNACCEPTABLE_KEY));
        assertThat(opener.challenge(AUDIENCE, "Ed25519", new byte[32]))
                .isEqualTo(new ChallengeOutcome.Refused(UNACCEPTABLE_KEY));
    }

    @Test
    void phoneOpensASessionWithAnEllipticKeyInEitherEncoding() {
        TestDevice phone = TestDevice.withEs256();
        String token = login("alice", phone);
        byte[] challenge = challenge(phone);
        byte[] compressed = phone.publicKey().toByteArray();

        OpenedSession session = opened(attempt(phone, token, challenge, phone.prove(AUDIENCE, challenge, token)));

        assertThat(session.userId()).isEqualTo("alice");
        for (String other : new String[] {"Ed25519", "EdDSA", "es256", ""}) {
            assertThat(opener.challenge(AUDIENCE, other, compressed))
                    .isEqualTo(new ChallengeOutcome.Refused(UNACCEPTABLE_KEY));
        }
        assertThat(opener.challenge(AUDIENCE, "ES256", device.publicKey().toByteArray()))
                .isEqualTo(new ChallengeOutcome.Refused(UNACCEPTABLE_KEY));
    }

    @Test
    void proofWithTheHigherSIsRefused() {
        TestDevice phone = TestDevice.withEs256();
        String token = login("alice", phone);
        byte[] challenge = challenge(phone);
        byte[] proof = phone.prove(AUDIENCE, challenge, token);
        BigInteger order = new BigInteger("ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551", 16);
        byte[] higher = order.subtract(new BigInteger(1, Arrays.copyOfRange(proof, 32, 64)))
                .toByteArray();
        System.arraycopy(higher, higher.length - 32, proof, 32, 32);

        assertRefused(attempt(phone, token, challenge, proof), INVALID_PROOF);
    }

    private String login(String userId, @Nullable TestDevice named) {
        String token = UUID.randomUUID().toString();
        String nonce = named == null ? null : named.nonce();
        logins.put(
                token,
                new Login(
                        "https://issuer.example",
                        "sub-" + userId,
                        userId,
                        "demo",
                        token,
                        clock.millis() + 300_000,
                        new KeyBinding(true, nonce, null)));
        return token;
    }

    private byte[] challenge(TestDevice of) {
        return ((ChallengeOutcome.Given) opener.challenge(
                        AUDIENCE, of.publicKey().algorithm(), of.publicKey().toByteArray()))
                .challenge()
                .bytes();
    }

    private OpenAttempt attempt(String token) {
        byte[] challenge = challenge(device);
        return attempt(token, challenge, device.prove(AUDIENCE, challenge, token));
    }

    private OpenAttempt attempt(String token, byte[] challenge, byte[] proof) {
        return attempt(device, token, challenge, proof);
    }

    private static OpenAttempt attempt(TestDevice by, String token, byte[] challenge, byte[] proof) {
        return new OpenAttempt(
                token,
                by.publicKey().algorithm(),
                by.publicKey().toByteArray(),
                by.tokenNonce(),
                challenge,
                proof,
                UUID.randomUUID().toString(),
                "phone",
                "ios",
                AUDIENCE);
    }

    private static OpenAttempt with(OpenAttempt attempt, String idempotencyKey) {
        return new OpenAttempt(
                attempt.identityToken(),
                attempt.keyAlgorithm(),
                attempt.publicKey(),
                attempt.tokenNonce(),
                attempt.challenge(),
                attempt.proof(),
                idempotencyKey,
                attempt.deviceKind(),
                attempt.devicePlatform(),
                attempt.audience());
    }

    private OpenedSession opened(OpenAttempt attempt) {
        OpenOutcome outcome = opener.open(attempt);
        assertThat(outcome).isInstanceOf(OpenOutcome.Opened.class);
        return ((OpenOutcome.Opened) outcome).session();
    }

    private void assertRefused(OpenAttempt attempt, ErrorReason reason) {
        assertThat(opener.open(attempt))
                .isInstanceOfSatisfying(
                        OpenOutcome.Refused.class,
                        refused -> assertThat(refused.reason()).isEqualTo(reason));
    }
}
