package dev.gatehouse.client.login;

/// Where a login gets its identity token from: an identity provider, asked by the application.
@FunctionalInterface
public interface TokenSource {
    /// An identity token (compact JWS) that carries this nonce in its claim `nonce`, and so names the device key.
    ///
    /// @param nonce base64url of SHA-256(key thumbprint ‖ a random token nonce)
    /// @throws Exception when there is none; the login fails with it as its cause
    String token(String nonce) throws Exception;
}
