package dev.gatehouse.config.web;

import dev.gatehouse.config.signing.Signer;
import dev.gatehouse.config.web.request.Endpoint;
import java.time.Duration;
import java.util.List;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// The public key that machines pin: how people get it, compare it and see that it changed. Who fetches it here at
/// boot trusts whoever answers.
@RestController
final class KeysController {
    private static final Duration MAX_AGE = Duration.ofMinutes(5);
    private static final MediaType PEM = MediaType.parseMediaType("application/x-pem-file");

    private final Signer signer;

    KeysController(Signer signer) {
        this.signer = signer;
    }

    /// A public key as JSON (RFC 7517, RFC 8037); `kid` is its RFC 7638 thumbprint.
    record Jwk(String kty, String crv, String x, String kid, String alg, String use) {}

    record JwkSet(List<Jwk> keys) {}

    @GetMapping(Endpoint.Paths.JWKS)
    ResponseEntity<JwkSet> jwks() {
        Jwk key = new Jwk("OKP", "Ed25519", signer.publicKey().x(), signer.keyId(), "EdDSA", "sig");
        return cached().body(new JwkSet(List.of(key)));
    }

    /// As `openssl pkeyutl -pubin -inkey` reads it.
    @GetMapping(Endpoint.Paths.PEM)
    ResponseEntity<String> pem() {
        return cached().contentType(PEM).body(signer.publicKeyPem());
    }

    private static ResponseEntity.BodyBuilder cached() {
        return ResponseEntity.ok().cacheControl(CacheControl.maxAge(MAX_AGE).cachePublic());
    }
}
