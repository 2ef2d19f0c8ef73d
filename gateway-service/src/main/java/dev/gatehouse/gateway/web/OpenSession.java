package dev.gatehouse.gateway.web;

import static dev.gatehouse.gateway.web.Base64Url.decode;
import static dev.gatehouse.gateway.web.Base64Url.required;

import dev.gatehouse.common.proto.session.Device;
import dev.gatehouse.common.proto.session.OpenRequest;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/// The body of `POST /v1/auth/sessions`; bytes are base64url.
///
/// @param identityToken compact JWS of a configured issuer, which names the device key
/// @param publicKey raw Ed25519 public key, 32 bytes
/// @param tokenNonce the 16 bytes that went into the token's nonce
/// @param challenge as it was given out
/// @param proof the device's signature, 64 bytes
/// @param idempotencyKey the client's own; repeating the open with it gives the same session
@JsonNaming(SnakeCaseStrategy.class)
record OpenSession(
        @Nullable String identityToken,
        @Nullable String publicKey,
        @Nullable String keyAlg,
        @Nullable String tokenNonce,
        @Nullable String challenge,
        @Nullable String proof,
        @Nullable String idempotencyKey,
        @Nullable DeviceBody device) {

    /// What the user sees in the list of devices.
    record DeviceBody(@Nullable String kind, @Nullable String platform) {}

    OpenRequest toRequest(String audience) {
        OpenRequest.Builder request = OpenRequest.newBuilder()
                .setIdentityToken(required("identity_token", identityToken))
                .setPublicKey(decode("public_key", publicKey))
                .setKeyAlg(required("key_alg", keyAlg))
                .setChallenge(decode("challenge", challenge))
                .setProof(decode("proof", proof))
                .setIdempotencyKey(required("idempotency_key", idempotencyKey))
                .setAudience(audience);
        if (tokenNonce != null) {
            request.setTokenNonce(decode("token_nonce", tokenNonce));
        }
        if (device != null) {
            request.setDevice(Device.newBuilder()
                    .setKind(device.kind() == null ? "" : device.kind())
                    .setPlatform(device.platform() == null ? "" : device.platform()));
        }
        return request.build();
    }
}
