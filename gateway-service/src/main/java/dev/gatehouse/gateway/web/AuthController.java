package dev.gatehouse.gateway.web;

import dev.gatehouse.common.proto.session.ChallengeRequest;
import dev.gatehouse.common.proto.session.ChallengeResponse;
import dev.gatehouse.gateway.signing.Signer;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/// Opens sessions: a challenge for the device's key, then identity token and proof for a session.
@RestController
@RequestMapping("/v1/auth")
final class AuthController {
    private final SessionServiceClient sessions;
    private final String audience;

    AuthController(SessionServiceClient sessions, Signer signer) {
        this.sessions = sessions;
        this.audience = signer.audience();
    }

    /// The body of `POST /v1/auth/challenge`.
    @JsonNaming(SnakeCaseStrategy.class)
    record ChallengeBody(
            @Nullable String publicKey, @Nullable String keyAlg) {}

    /// Its answer: what the device proves its key over, and the audience that it signs.
    @JsonNaming(SnakeCaseStrategy.class)
    record Challenge(String challenge, long expiresAtMs, String audience) {}

    @PostMapping("/challenge")
    Challenge challenge(@RequestBody ChallengeBody body) {
        ChallengeResponse answer = sessions.challenge(ChallengeRequest.newBuilder()
                .setPublicKey(Base64Url.decode("public_key", body.publicKey()))
                .setKeyAlg(Base64Url.required("key_alg", body.keyAlg()))
                .setAudience(audience)
                .build());
        return new Challenge(Base64Url.encode(answer.getChallenge()), answer.getExpiresAtMs(), audience);
    }

    @PostMapping("/sessions")
    @ResponseStatus(HttpStatus.CREATED)
    OpenedSession open(@RequestBody OpenSession body) {
        return OpenedSession.of(sessions.open(body.toRequest(audience)));
    }
}
