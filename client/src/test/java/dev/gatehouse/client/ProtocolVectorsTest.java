package dev.gatehouse.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import dev.gatehouse.client.device.DeviceKey;
import dev.gatehouse.client.device.RequestSigner;
import dev.gatehouse.client.peer.HttpsFake;
import dev.gatehouse.client.peer.HttpsFake.Answer;
import dev.gatehouse.client.trust.GatewayKeys;
import dev.gatehouse.client.trust.KeysetRoot;
import dev.gatehouse.client.trust.VerifiedEvent;
import dev.gatehouse.client.trust.Verifier;
import dev.gatehouse.common.fixture.Folders;
import dev.gatehouse.common.fixture.TestCertificates;
import dev.gatehouse.common.proto.edge.SignedEvent;
import dev.gatehouse.common.proto.edge.SignedRequest;
import dev.gatehouse.common.proto.edge.SignedResponse;
import dev.gatehouse.common.signing.Ed25519PrivateKey;
import dev.gatehouse.common.signing.Ed25519PublicKey;
import dev.gatehouse.common.signing.Es256PrivateKey;
import dev.gatehouse.common.signing.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The library reads and writes what `docs/protocol-vectors.json` publishes.
class ProtocolVectorsTest {
    private static final String AUDIENCE = "local/eu-1/gateway";
    private static final String METHOD = "gatehouse.edge.v1.EdgeGateway/ExecuteCommand";

    @TempDir
    private Path folder;

    private final JsonNode vectors = JsonMapper.shared()
            .readTree(Folders.checkout()
                    .resolve("docs")
                    .resolve("protocol-vectors.json")
                    .toFile());
    private final byte[] payload = hex(vectors.path("envelope"), "payload_hex");
    private final Verifier verifier = new Verifier(
            AUDIENCE,
            new GatewayKeys(
                    () -> vectors.path("json")
                            .path("GET /.well-known/jwks.json")
                            .toString(),
                    Duration.ofSeconds(10),
                    System::nanoTime));

    @Test
    void envelopeIsSignedAsPublished() throws IOException, InvalidProtocolBufferException {
        SignedRequest published = SignedRequest.parseFrom(hex(vectors.path("envelope"), "signed_request_hex"));
        RequestSigner signer = new RequestSigner(AUDIENCE, published.getDeviceSessionId(), deviceKey(), () -> 0);

        assertThat(RequestSigner.canonicalBytes(METHOD, published))
                .isEqualTo(hex(of("gatehouse/request/v1").getFirst(), "canonical_hex"));
        assertThat(signer.resign(METHOD, published.toBuilder().clearSignature().build()))
                .isEqualTo(published);
    }

    private DeviceKey deviceKey() throws IOException {
        byte[] seed = hex(vectors.path("keys").get(0), "private_key_hex");
        return DeviceKey.load(Files.writeString(
                folder.resolve("device.pem"), Ed25519PrivateKey.ofSeed(seed).toPem()));
    }

    @Test
    void publishedResponseIsBelieved() {
        JsonNode vector = of("gatehouse/response/v1").getFirst();
        JsonNode fields = vector.path("fields");
        SignedResponse response = SignedResponse.newBuilder()
                .setProtocolVersion(1)
                .setAudience(fields.path("audience").asString())
                .setRequestSha256(bytes(fields, "request_sha256_hex"))
                .setTimestampMs(fields.path("timestamp_ms").asLong())
                .setResultCode(fields.path("result_code").asString())
                .setPayload(ByteString.copyFrom(payload))
                .setPayloadSha256(bytes(fields, "payload_sha256_hex"))
                .setKeyId(fields.path("key_id").asString())
                .setSignature(bytes(vector, "signature_hex"))
                .build();
        byte[] requestSha256 = Sha256.of(hex(of("gatehouse/request/v1").getFirst(), "canonical_hex"));

        assertThat(verifier.response(response, requestSha256).resultCode()).isEqualTo("OK");
    }

    @Test
    void publishedEventsAreBelieved() {
        List<VerifiedEvent> events = of("gatehouse/event/v1").stream()
                .map(this::event)
                .map(verifier::event)
                .toList();

        assertThat(events).extracting(VerifiedEvent::eventId).containsExactly("event-1", "event-2");
        assertThat(events.getLast().isExpired(Instant.ofEpochMilli(1_763_726_460_000L)))
                .isTrue();
        assertThat(events.getLast().isExpired(Instant.ofEpochMilli(1_763_726_459_999L)))
                .isFalse();
        assertThat(events.getFirst().isExpired(Instant.MAX)).isFalse();
    }

    private SignedEvent event(JsonNode vector) {
        JsonNode fields = vector.path("fields");
        return SignedEvent.newBuilder()
                .setAudience(fields.path("audience").asString())
                .setUserId(fields.path("user_id").asString())
                .setDeviceSessionId(fields.path("device_session_id").asString())
                .setEventId(fields.path("event_id").asString())
                .setType(fields.path("type").asString())
                .setPosition(bytes(fields, "position_hex"))
                .setCreatedAtMs(fields.path("created_at_ms").asLong())
                .setExpiresAtMs(fields.path("expires_at_ms").asLong())
                .setPayload(ByteString.copyFrom(payload))
                .setPayloadSha256(bytes(fields, "payload_sha256_hex"))
                .setKeyId(fields.path("key_id").asString())
                .setSignature(bytes(vector, "signature_hex"))
                .build();
    }

    @Test
    void publishedTimeIsBelieved() {
        TestCertificates certificates = TestCertificates.in(folder);
        try (HttpsFake gateway = HttpsFake.start(certificates.issue("gateway"))
                        .route("/v1/time", body -> Answer.ok(json("GET /v1/time")))
                        .route("/.well-known/jwks.json", body -> Answer.ok(json("GET /.well-known/jwks.json")));
                GatehouseClient client = GatehouseClient.builder()
                        .http(gateway.uri())
                        .grpc("localhost:1")
                        .audience(AUDIENCE)
                        .ca(certificates.ca())
                        .build()) {
            assertThat(client.time().serverTime()).isEqualTo(Instant.ofEpochMilli(1_763_726_400_000L));
            assertThat(client.time().position())
                    .hasValueSatisfying(position -> assertThat(position)
                            .hasToString(vectors.path("positions")
                                    .get(0)
                                    .path("position_base64url")
                                    .asString()));
        }
    }

    @Test
    void publishedRootVouchesForThePublishedKeys() {
        String set = json("GET /.well-known/jwks.json");
        GatewayKeys pinned = new GatewayKeys(() -> set, Duration.ofSeconds(10), System::nanoTime, root());

        assertThat(pinned.find(vectors.path("keys").get(1).path("kid").asString()))
                .isPresent();
    }

    private KeysetRoot root() {
        byte[] key = hex(vectors.path("keys").get(2), "public_key_hex");
        return new KeysetRoot(Ed25519PublicKey.of(key), AUDIENCE, () -> Instant.ofEpochMilli(1_763_726_400_000L));
    }

    @Test
    void phonesRequestIsSignedAsPublished() throws IOException {
        JsonNode phone = vectors.path("keys").get(3);
        Path file = Files.writeString(
                folder.resolve("phone.pem"),
                Es256PrivateKey.ofScalar(hex(phone, "private_key_hex")).toPem());
        JsonNode vector = of("gatehouse/request/v1").getLast();

        DeviceKey key = DeviceKey.load(file);

        assertThat(key.thumbprint()).isEqualTo(phone.path("kid").asString());
        assertThat(key.sign(hex(vector, "canonical_hex"))).isEqualTo(hex(vector, "signature_hex"));
    }

    private String json(String name) {
        return vectors.path("json").path(name).toString();
    }

    private List<JsonNode> of(String tag) {
        return StreamSupport.stream(vectors.path("signatures").spliterator(), false)
                .filter(vector -> vector.path("tag").asString().equals(tag))
                .toList();
    }

    private static ByteString bytes(JsonNode node, String name) {
        return ByteString.copyFrom(hex(node, name));
    }

    private static byte[] hex(JsonNode node, String name) {
        return HexFormat.of().parseHex(node.path(name).asString());
    }
}
