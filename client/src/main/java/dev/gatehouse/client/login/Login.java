package dev.gatehouse.client.login;

import dev.gatehouse.client.device.DeviceDescription;
import dev.gatehouse.client.device.DeviceKey;
import dev.gatehouse.client.device.DeviceSession;
import dev.gatehouse.client.http.HttpsPeer;
import dev.gatehouse.client.http.RefusedException;
import dev.gatehouse.client.http.UnreachableException;
import dev.gatehouse.client.telemetry.Tracing;
import dev.gatehouse.common.error.Advice;
import dev.gatehouse.common.signing.ProofToSign;
import dev.gatehouse.common.signing.Sha256;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.context.Scope;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/// Opens sessions through the gateway's public HTTP: challenge, identity token, proof of the device key.
///
/// The last step carries an idempotency key and is repeated with the very same bytes when its outcome is unknown: at
/// most one session is opened per login.
public final class Login {
    private static final int ATTEMPTS = 3;
    private static final int TOKEN_NONCE_BYTES = 16;
    private static final Base64.Encoder BASE64URL = Base64.getUrlEncoder().withoutPadding();

    private final HttpsPeer gateway;
    private final String audience;
    private final Tracing tracing;
    private final SecureRandom random = new SecureRandom();

    /// @param audience the gateway's, as this client is set up for it
    public Login(HttpsPeer gateway, String audience, Tracing tracing) {
        this.gateway = gateway;
        this.audience = audience;
        this.tracing = tracing;
    }

    /// Opens a session for the key.
    ///
    /// @throws RefusedException when the gateway refuses, with reason, advice and trace id
    /// @throws UnreachableException when the gateway does not answer
    /// @throws LoginFailedException when the token source fails or the gateway has another audience
    public DeviceSession open(DeviceKey key, DeviceDescription device, TokenSource tokens) {
        Span span = tracing.start("login", SpanKind.CLIENT);
        try (Scope _ = span.makeCurrent()) {
            return opened(key, device, tokens);
        } catch (RuntimeException e) {
            Tracing.failed(span, e.getClass().getSimpleName());
            throw e;
        } finally {
            span.end();
        }
    }

    private DeviceSession opened(DeviceKey key, DeviceDescription device, TokenSource tokens) {
        byte[] challenge = challenge(key);
        byte[] tokenNonce = new byte[TOKEN_NONCE_BYTES];
        random.nextBytes(tokenNonce);
        String token = token(tokens, nonce(key, tokenNonce));
        byte[] proof = key.sign(new ProofToSign(audience, challenge, key.thumbprint(), token).canonicalBytes());
        return SessionJson.read(send(Map.of(
                "identity_token", token,
                "public_key", base64url(key.publicKey().toByteArray()),
                "key_alg", key.publicKey().algorithm(),
                "token_nonce", base64url(tokenNonce),
                "challenge", base64url(challenge),
                "proof", base64url(proof),
                "idempotency_key", UUID.randomUUID().toString(),
                "device", Map.of("kind", device.kind(), "platform", device.platform()))));
    }

    private byte[] challenge(DeviceKey key) {
        JsonNode answer = gateway.post(
                "/v1/auth/challenge",
                Map.of(
                        "public_key",
                        base64url(key.publicKey().toByteArray()),
                        "key_alg",
                        key.publicKey().algorithm()));
        String named = answer.path("audience").asString("");
        if (!named.equals(audience)) {
            throw new LoginFailedException(
                    "the gateway calls itself '" + named + "', this client is set up for '" + audience + "'", null);
        }
        try {
            return Base64.getUrlDecoder().decode(answer.path("challenge").asString(""));
        } catch (IllegalArgumentException e) {
            throw new LoginFailedException("the gateway's challenge is not base64url", e);
        }
    }

    /// The nonce by which a token names the device key without knowing it.
    static String nonce(DeviceKey key, byte[] tokenNonce) {
        return base64url(Sha256.of(key.publicKey().thumbprintBytes(), tokenNonce));
    }

    private static String token(TokenSource tokens, String nonce) {
        try {
            return tokens.token(nonce).strip();
        } catch (RefusedException | UnreachableException e) {
            throw e;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LoginFailedException("getting an identity token was interrupted", e);
        } catch (Exception e) {
            throw new LoginFailedException("there is no identity token: " + e.getMessage(), e);
        }
    }

    private JsonNode send(Map<String, Object> body) {
        for (int attempt = 1; attempt < ATTEMPTS; attempt++) {
            try {
                return gateway.post("/v1/auth/sessions", body);
            } catch (UnreachableException e) {
                Span.current().addEvent("outcome unknown, repeated");
            } catch (RefusedException e) {
                if (e.advice() != Advice.RETRY || e.reason().httpStatus() < 500) {
                    throw e;
                }
                Span.current().addEvent(e.reason().httpCode());
            }
        }
        return gateway.post("/v1/auth/sessions", body);
    }

    private static String base64url(byte[] bytes) {
        return BASE64URL.encodeToString(bytes);
    }
}
