package dev.gatehouse.session;

import static dev.gatehouse.session.fixture.Platform.OWN_AUDIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import dev.gatehouse.common.error.ErrorReason;
import dev.gatehouse.common.fixture.Seeds;
import dev.gatehouse.common.grpc.Statuses;
import dev.gatehouse.common.proto.session.Device;
import dev.gatehouse.common.proto.session.OpenRequest;
import dev.gatehouse.common.proto.session.OpenResponse;
import dev.gatehouse.session.fixture.OidcIssuer;
import dev.gatehouse.session.fixture.Platform;
import dev.gatehouse.session.fixture.SessionClient;
import dev.gatehouse.session.fixture.TestDevice;
import io.grpc.StatusRuntimeException;
import io.lettuce.core.Range;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The life of sessions through the running service's public APIs only.
class SessionServiceIT {
    private static final int PARALLEL = 100;

    private static Platform platform;
    private static SessionClient gateway;
    private static SessionClient support;

    private final TestDevice device = new TestDevice();
    private final String user = "user-" + UUID.randomUUID();

    @BeforeAll
    static void start() {
        platform = Platform.start();
        gateway = platform.client("gateway");
        support = platform.client("support-desk");
    }

    @AfterAll
    static void stop() {
        gateway.close();
        support.close();
        platform.close();
    }

    @Test
    void loginBecomesASession() {
        OpenResponse session = gateway.open(device, token());

        assertThat(session.getDeviceSessionId()).startsWith("ds1.eu-1.0.");
        assertThat(session.getUserId()).isEqualTo(user);
        assertThat(session.getTenant()).isEqualTo("demo");
        assertThat(session.getRevision()).isPositive();
        assertThat(session.getCreatedAtMs()).isLessThan(session.getIdleExpiresAtMs());
        assertThat(session.getIdleExpiresAtMs()).isLessThan(session.getExpiresAtMs());
        assertThat(session.hasPreviousSession()).isFalse();
        assertThat(introspect(session)).contains("\"active\":true");
    }

    @Test
    void userIsToldOfHisPreviousSession() {
        OpenResponse first = gateway.open(device, token());
        TestDevice other = new TestDevice();
        OpenResponse second = gateway.open(other, platform.issuer().tokenFor(user, other));

        assertThat(second.getPreviousSession().getStartedAtMs()).isEqualTo(first.getCreatedAtMs());
        assertThat(second.getPreviousSession().getEndedAtMs()).isZero();
        assertThat(second.getPreviousSession().getDevice())
                .isEqualTo(
                        Device.newBuilder().setKind("phone").setPlatform("ios").build());
    }

    @Test
    void repeatedOpenIsAnsweredAlike() {
        OpenRequest request = gateway.openRequest(device, token()).build();
        OpenResponse first = gateway.sessions().open(request);

        assertThat(gateway.sessions().open(request)).isEqualTo(first);
        assertThat(gateway.sessions()
                        .open(gateway.openRequest(device, token())
                                .setIdempotencyKey(request.getIdempotencyKey())
                                .build()))
                .isEqualTo(first);
        assertThat(eventsOf(user)).hasSize(1);
    }

    @Test
    void tokenAndChallengeOpenOneSession() {
        OpenRequest first = gateway.openRequest(device, token()).build();
        gateway.sessions().open(first);
        OpenRequest sameToken =
                gateway.openRequest(device, first.getIdentityToken()).build();
        String fresh = token();
        OpenRequest sameChallenge = gateway.openRequest(device, fresh)
                .setChallenge(first.getChallenge())
                .setProof(ByteString.copyFrom(device.prove(
                        Platform.GATEWAY_AUDIENCE, first.getChallenge().toByteArray(), fresh)))
                .build();

        assertRefused(sameToken, ErrorReason.IDENTITY_TOKEN_USED);
        assertRefused(sameChallenge, ErrorReason.INVALID_CHALLENGE);
        assertThat(eventsOf(user)).hasSize(1);
    }

    @Test
    void hundredParallelOpensOfOneUserOpenAHundredSessions() throws Exception {
        List<OpenRequest> requests = new ArrayList<>();
        for (int i = 0; i < PARALLEL; i++) {
            TestDevice each = new TestDevice();
            requests.add(gateway.openRequest(each, platform.issuer().tokenFor(user, each))
                    .build());
        }
        List<OpenResponse> sessions = inParallel(requests);

        assertThat(sessions).extracting(OpenResponse::getDeviceSessionId).doesNotHaveDuplicates();
        assertThat(eventsOf(user)).hasSize(PARALLEL);
    }

    @Test
    void hundredParallelRepetitionsOpenOneSession() throws Exception {
        OpenRequest request = gateway.openRequest(device, token()).build();
        List<OpenRequest> requests = new ArrayList<>();
        for (int i = 0; i < PARALLEL; i++) {
            requests.add(request);
        }

        assertThat(inParallel(requests))
                .hasSize(PARALLEL)
                .containsOnly(gateway.sessions().open(request));
        assertThat(eventsOf(user)).hasSize(1);
    }

    @Test
    void tokenHasToNameTheKey() {
        TestDevice other = new TestDevice();
        assertRefused(open(platform.issuer().tokenFor(user, other)), ErrorReason.KEY_NOT_NAMED);
        assertRefused(open(platform.issuer().sign(platform.issuer().claims(user).build())), ErrorReason.KEY_NOT_NAMED);
        String bound = platform.issuer()
                .sign(platform.issuer()
                        .claims(user)
                        .claim("cnf", Map.of("jkt", device.publicKey().thumbprint()))
                        .build());
        assertThat(gateway.open(device, bound).getUserId()).isEqualTo(user);
    }

    @Test
    void forgedAndForeignTokensAreRefused() throws Exception {
        OidcIssuer issuer = platform.issuer();
        var claims = issuer.claims(user).claim("nonce", device.nonce());
        byte[] publicKey = issuer.rsaKey().toRSAPublicKey().getEncoded();

        assertRefused(
                open(OidcIssuer.sign(
                        new JWSHeader.Builder(JWSAlgorithm.HS256)
                                .keyID(issuer.rsaKey().getKeyID())
                                .build(),
                        claims.build(),
                        new MACSigner(publicKey))),
                ErrorReason.INVALID_IDENTITY_TOKEN);
        assertRefused(
                open(new com.nimbusds.jwt.PlainJWT(claims.build()).serialize()), ErrorReason.INVALID_IDENTITY_TOKEN);
        assertRefused(open(issuer.sign(claims.audience("x").build())), ErrorReason.INVALID_IDENTITY_TOKEN);
        assertRefused(open("nonsense"), ErrorReason.INVALID_IDENTITY_TOKEN);
    }

    @Test
    void userIdThatNamesAPersonIsRefused() {
        String token = platform.issuer().tokenFor("alice@example.org", device);

        assertRefused(open(token), ErrorReason.INVALID_USER_ID);
        assertThat(platform.keys().keys("*alice*")).isEmpty();
    }

    @Test
    void proofAndChallengeBelongToTheKey() {
        String token = token();
        assertRefused(
                gateway.openRequest(device, token)
                        .setProof(ByteString.copyFrom(new byte[64]))
                        .build(),
                ErrorReason.INVALID_PROOF);
        assertRefused(
                gateway.openRequest(device, token)
                        .setChallenge(ByteString.copyFrom(gateway.challenge(new TestDevice())))
                        .build(),
                ErrorReason.INVALID_CHALLENGE);
        assertRefused(gateway.openRequest(device, token).setAudience("x").build(), ErrorReason.WRONG_AUDIENCE);
        assertRefused(
                gateway.openRequest(device, token)
                        .setDevice(Device.newBuilder().setKind("fridge").setPlatform("linux"))
                        .build(),
                ErrorReason.MALFORMED_REQUEST);
        assertRefused(gateway.openRequest(device, token).clearPublicKey().build(), ErrorReason.UNACCEPTABLE_KEY);
        assertRefused(OpenRequest.getDefaultInstance(), ErrorReason.WRONG_AUDIENCE);
    }

    @Test
    void revokedSessionIsOverAndStaysOver() {
        OpenRequest request = gateway.openRequest(device, token()).build();
        OpenResponse session = gateway.sessions().open(request);

        HttpResponse<String> first = support.revoke(session.getDeviceSessionId());
        HttpResponse<String> second = support.revoke(session.getDeviceSessionId());

        assertThat(first.statusCode()).isEqualTo(200);
        assertThat(first.body())
                .contains("\"device_session_id\":\"" + session.getDeviceSessionId() + "\"")
                .contains("\"status\":\"revoked\"")
                .contains("\"durability\":\"single_node\"");
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(gateway.sessions().open(request)).isEqualTo(session);
        assertThat(introspect(session)).isEqualTo("{\"active\":false}");
        assertThat(eventsOf(user)).extracting(event -> event.get("status")).containsExactly("active", "revoked");
    }

    @Test
    void unknownSessionCannotBeRevoked() {
        assertProblem(support.revoke("ds1.eu-1.0.AAAAAAAAAAAAAAAAAAAAAA.AAAAAAAAAAA"), 404, "resource_not_found");
        assertProblem(support.revoke("x"), 404, "resource_not_found");
    }

    @Test
    void sessionOfAnotherTenantIsUnknown() {
        OpenResponse session = gateway.open(device, token());
        try (SessionClient other = platform.client("other-desk")) {
            assertProblem(other.revoke(session.getDeviceSessionId()), 404, "resource_not_found");
            assertThat(other.introspect(assertion(session)).body()).isEqualTo("{\"active\":false}");
        }
        assertThat(introspect(session)).contains("\"active\":true");
    }

    @Test
    void bumpOfAUserEndsHisSessionsAndHeSignsInAgain() {
        OpenResponse first = gateway.open(device, token());
        TestDevice otherDevice = new TestDevice();
        OpenResponse ofOther = gateway.open(otherDevice, platform.issuer().tokenFor("other-" + user, otherDevice));

        HttpResponse<String> bumped = support.postJson("/v1/revocations", bump("user", user));

        assertThat(bumped.statusCode()).isEqualTo(200);
        assertThat(bumped.body()).contains("\"scope\":\"user\"").contains("\"generation\":");
        assertThat(introspect(first)).isEqualTo("{\"active\":false}");
        assertThat(support.introspect(assertion(otherDevice, ofOther)).body()).contains("\"active\":true");
        OpenResponse later = gateway.open(device, token());
        assertThat(introspect(later)).contains("\"active\":true");
        assertThat(later.getPreviousSession().getEndedAtMs()).isPositive();
    }

    @Test
    void bumpOfEverybodyIsForCallersOfAllTenants() {
        OpenResponse session = gateway.open(device, token());
        assertProblem(support.postJson("/v1/revocations", bump("global", null)), 403, "caller_forbidden");
        assertProblem(support.postJson("/v1/revocations", bump("tenant", "other")), 403, "caller_forbidden");
        assertThat(introspect(session)).contains("\"active\":true");

        try (SessionClient root = platform.client("root-desk")) {
            assertThat(root.postJson("/v1/revocations", bump("global", null)).statusCode())
                    .isEqualTo(200);
        }
        assertThat(introspect(session)).isEqualTo("{\"active\":false}");
        assertThat(introspect(gateway.open(device, token()))).contains("\"active\":true");
    }

    @Test
    void bumpOperationIsNotUsedTwice() {
        String body = bump("user", user);

        assertThat(support.postJson("/v1/revocations", body).body())
                .isEqualTo(support.postJson("/v1/revocations", body).body());
        assertProblem(
                support.postJson("/v1/revocations", body.replace(user, "other-" + user)), 409, "idempotency_conflict");
    }

    @Test
    void activeAnswerSaysWhatRfc7662Names() {
        OpenResponse session = gateway.open(device, token());
        long now = Instant.now().getEpochSecond();
        String assertion = device.sign(
                "{\"alg\":\"EdDSA\",\"kid\":\"%s\"}".formatted(session.getDeviceSessionId()),
                "{\"aud\":\"%s\",\"iat\":%d,\"exp\":%d,\"jti\":\"j-1\"}".formatted(OWN_AUDIENCE, now, now + 60));

        HttpResponse<String> answer = support.introspect(assertion);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(answer.body())
                .isEqualTo(
                        ("{\"active\":true,\"sub\":\"%s\",\"client_id\":\"%s\",\"aud\":[\"%s\"],\"exp\":%d,\"iat\":%d,"
                                        + "\"jti\":\"j-1\",\"tenant\":\"demo\",\"aal\":1}")
                                .formatted(user, session.getDeviceSessionId(), OWN_AUDIENCE, now + 60, now));
    }

    @Test
    void nothingButInactiveIsToldOfAnyOtherAssertion() {
        OpenResponse session = gateway.open(device, token());
        long now = Instant.now().getEpochSecond();
        String id = session.getDeviceSessionId();
        TestDevice thief = new TestDevice();
        String claims = "{\"aud\":\"%s\",\"iat\":%d,\"exp\":%d,\"jti\":\"j\"}".formatted(OWN_AUDIENCE, now, now + 60);

        for (String token : List.of(
                "nonsense",
                token(),
                thief.assertion(id, OWN_AUDIENCE, now, now + 60),
                device.assertion(id, "local/eu-1/gateway", now, now + 60),
                device.assertion(id, OWN_AUDIENCE, now - 120, now - 60),
                device.assertion(id, OWN_AUDIENCE, now, now + 400),
                device.assertion("made-up", OWN_AUDIENCE, now, now + 60),
                device.sign("{\"alg\":\"none\",\"kid\":\"%s\"}".formatted(id), claims),
                device.sign("{\"alg\":\"HS256\",\"kid\":\"%s\"}".formatted(id), claims))) {
            HttpResponse<String> answer = support.introspect(token);
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body()).isEqualTo("{\"active\":false}");
        }
    }

    @Test
    void lateActiveEventInTheStreamRevivesNothing() {
        OpenResponse session = gateway.open(device, token());
        Map<String, String> active = eventsOf(user).getFirst();
        support.revoke(session.getDeviceSessionId());

        platform.keys().xadd("gatehouse:session-events:{0}", active);

        assertThat(introspect(session)).isEqualTo("{\"active\":false}");
    }

    @Test
    void recordThatSomebodyWritesIntoRedisIsNotBelieved() {
        OpenResponse session = gateway.open(device, token());
        String key = "gatehouse:session:{0}:" + session.getDeviceSessionId();
        TestDevice thief = new TestDevice();

        platform.keys().hset(key, "client_public_key", thief.publicKey().text());

        assertThat(support.introspect(assertion(thief, session)).body()).isEqualTo("{\"active\":false}");
        assertThat(introspect(session)).isEqualTo("{\"active\":false}");
    }

    @Test
    void randomLivesEndAsTheyShould() {
        Random random = Seeds.random(SessionServiceIT.class);
        for (int i = 0; i < 20; i++) {
            TestDevice each = new TestDevice();
            String someone = user + "-" + random.nextInt(3);
            OpenResponse session = gateway.open(each, platform.issuer().tokenFor(someone, each));
            int end = random.nextInt(3);
            switch (end) {
                case 0 -> support.revoke(session.getDeviceSessionId());
                case 1 -> support.postJson("/v1/revocations", bump("user", someone));
                default -> {}
            }
            assertThat(support.introspect(assertion(each, session)).body().contains("\"active\":true"))
                    .isEqualTo(end == 2);
        }
    }

    private String token() {
        return platform.issuer().tokenFor(user, device);
    }

    private OpenRequest open(String token) {
        return gateway.openRequest(device, token).build();
    }

    private String assertion(OpenResponse session) {
        return assertion(device, session);
    }

    private static String assertion(TestDevice device, OpenResponse session) {
        long now = Instant.now().getEpochSecond();
        return device.assertion(session.getDeviceSessionId(), OWN_AUDIENCE, now, now + 60);
    }

    private String introspect(OpenResponse session) {
        return support.introspect(assertion(session)).body();
    }

    private static String bump(String scope, @org.jspecify.annotations.Nullable String scopeId) {
        return "{\"operation_id\":\"%s\",\"scope\":\"%s\",%s\"reason\":\"breach\",\"actor\":\"support-7\"}"
                .formatted(UUID.randomUUID(), scope, scopeId == null ? "" : "\"scope_id\":\"" + scopeId + "\",");
    }

    private static List<Map<String, String>> eventsOf(String user) {
        return platform.keys().xrange("gatehouse:session-events:{0}", Range.unbounded()).stream()
                .map(io.lettuce.core.StreamMessage::getBody)
                .filter(event -> user.equals(event.get("user_id")))
                .toList();
    }

    private static List<OpenResponse> inParallel(List<OpenRequest> requests) throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<OpenResponse>> results = requests.stream()
                    .map(request -> threads.submit(() -> gateway.sessions().open(request)))
                    .toList();
            List<OpenResponse> all = new ArrayList<>();
            for (Future<OpenResponse> result : results) {
                all.add(result.get());
            }
            return all;
        }
    }

    private static void assertRefused(OpenRequest request, ErrorReason reason) {
        assertThatThrownBy(() -> gateway.sessions().open(request))
                .isInstanceOfSatisfying(StatusRuntimeException.class, refusal -> {
                    assertThat(Statuses.reasonOf(refusal)).contains(reason);
                    assertThat(refusal.getStatus().getDescription()).isEqualTo(reason.message());
                });
    }

    static void assertProblem(HttpResponse<String> answer, int status, String code) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(answer.body()).contains("\"code\":\"" + code + "\"").contains("\"status\":" + status);
    }
}
