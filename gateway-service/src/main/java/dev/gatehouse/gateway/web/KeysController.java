package dev.gatehouse.gateway.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.gatehouse.common.proto.edge.TimeBeacon;
import dev.gatehouse.gateway.grpc.Beacons;
import dev.gatehouse.gateway.signing.PublishedKey;
import dev.gatehouse.gateway.signing.SignerKeys;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/// What clients verify the gateway with: its signing keys and its signed time.
@RestController
final class KeysController {
    private final SignerKeys keys;
    private final SignedKeyset keyset;
    private final Beacons beacons;

    KeysController(SignerKeys keys, SignedKeyset keyset, Beacons beacons) {
        this.keys = keys;
        this.keyset = keyset;
        this.beacons = beacons;
    }

    /// A public key as JSON (RFC 7517, RFC 8037); `kid` is its RFC 7638 thumbprint.
    record Jwk(String kty, String crv, String x, String kid, String alg, String use) {
        static Jwk of(PublishedKey published) {
            return new Jwk("OKP", "Ed25519", published.key().x(), published.keyId(), "EdDSA", "sig");
        }
    }

    /// The set, with what the operator's root says of it, if anything.
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record JwkSet(List<Jwk> keys, @Nullable JsonNode keyset) {}

    /// The time beacon as JSON; bytes are base64url.
    @JsonNaming(SnakeCaseStrategy.class)
    record Time(String type, String audience, long serverTimeMs, String position, String keyId, String signature) {}

    @GetMapping("/.well-known/jwks.json")
    ResponseEntity<JwkSet> jwks() {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.maxAge(keys.maxAge()).cachePublic())
                .body(new JwkSet(
                        keys.published().stream().map(Jwk::of).toList(),
                        keyset.current().orElse(null)));
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
