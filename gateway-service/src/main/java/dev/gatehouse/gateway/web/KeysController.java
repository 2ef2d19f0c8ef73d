package dev.gatehouse.gateway.web;

import dev.gatehouse.common.proto.edge.TimeBeacon;
import dev.gatehouse.gateway.grpc.Beacons;
import dev.gatehouse.gateway.signing.Signer;
import java.time.Duration;
import java.util.List;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/// What clients verify the gateway with: its signing keys and its signed time.
@RestController
final class KeysController {
    private static final Duration MAX_AGE = Duration.ofMinutes(5);

    private final Signer signer;
    private final Beacons beacons;

    KeysController(Signer signer, Beacons beacons) {
        this.signer = signer;
        this.beacons = beacons;
    }

    /// A public key as JSON (RFC 7517, RFC 8037); `kid` is its RFC 7638 thumbprint.
    record Jwk(String kty, String crv, String x, String kid, String alg, String use) {}

    record JwkSet(List<Jwk> keys) {}

    /// The time beacon as JSON; bytes are base64url.
    @JsonNaming(SnakeCaseStrategy.class)
    record Time(String type, String audience, long serverTimeMs, String position, String keyId, String signature) {}

    @GetMapping("/.well-known/jwks.json")
    ResponseEntity<JwkSet> keys() {
        Jwk key = new Jwk("OKP", "Ed25519", signer.publicKey().x(), signer.keyId(), "EdDSA", "sig");
        return ResponseEntity.ok()
                .cacheControl(CacheControl.maxAge(MAX_AGE).cachePublic())
                .body(new JwkSet(List.of(key)));
    }

    @GetMapping("/v1/time")
    ResponseEntity<Time> time() {
        TimeBeacon beacon = beacons.current();
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(new Time(
                        beacon.getType(),
                        beacon.getAudience(),
                        beacon.getServerTimeMs(),
                        Base64Url.encode(beacon.getPosition()),
                        beacon.getKeyId(),
                        Base64Url.encode(beacon.getSignature())));
    }
}
