package dev.gatehouse.common.signing;

import java.nio.charset.StandardCharsets;

/// What a device signs to prove that it holds its key when it opens a session.
///
/// It covers the identity token, so that a proof seen on one open is of no use for another.
///
/// @param audience the gateway's audience
/// @param challenge the challenge's bytes as session-service gave them out
/// @param thumbprint RFC 7638 thumbprint of the device's key, base64url
/// @param identityToken the compact JWS
@SuppressWarnings("ArrayRecordComponent") // a parameter object that is never compared
public record ProofToSign(String audience, byte[] challenge, String thumbprint, String identityToken) {

    public byte[] canonicalBytes() {
        return CanonicalBytes.of(DomainTag.PROOF)
                .text(audience)
                .bytes(challenge)
                .text(thumbprint)
                .bytes(Sha256.of(identityToken.getBytes(StandardCharsets.UTF_8)))
                .toByteArray();
    }
}
