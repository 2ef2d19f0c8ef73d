package dev.gatehouse.common.signing;

import static dev.gatehouse.common.signing.ProtocolVectors.AUDIENCE;
import static dev.gatehouse.common.signing.ProtocolVectors.DEVICE;
import static dev.gatehouse.common.signing.ProtocolVectors.GATEWAY;
import static dev.gatehouse.common.signing.ProtocolVectors.PHONE;
import static dev.gatehouse.common.signing.ProtocolVectors.ROOT;
import static dev.gatehouse.common.signing.ProtocolVectors.TIME_MS;
import static dev.gatehouse.common.signing.ProtocolVectors.base64url;
import static dev.gatehouse.common.signing.ProtocolVectors.hex;
import static dev.gatehouse.common.signing.ProtocolVectors.named;
import static dev.gatehouse.common.signing.ProtocolVectors.seed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.google.protobuf.ByteString;
import dev.gatehouse.common.fixture.Folders;
import dev.gatehouse.common.fixture.GeneratedDocs;
import dev.gatehouse.common.proto.edge.SignedRequest;
import dev.gatehouse.common.session.PlatformKeys;
import dev.gatehouse.common.session.SessionId;
import dev.gatehouse.common.stream.ClientEvent;
import dev.gatehouse.common.stream.EntryId;
import dev.gatehouse.common.stream.Position;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.databind.json.JsonMapper;

/// `docs/protocol-vectors.json` is what this code signs and encodes, so that a client in another language can be tested
/// against the file alone.
class ProtocolVectorsTest {
    private static final EntryId ENTRY = EntryId.parse("1763726400000-0");
    private static final ClientEvent EVENT = new ClientEvent(
            "event-1",
            "alice",
            "",
            "demo.note",
            "{\"text\":\"hello\"}".getBytes(StandardCharsets.UTF_8),
            TIME_MS,
            0,
            "");
    private static final Position POSITION = Position.of(ENTRY, EVENT.toFields());
    private static final String SESSION = sessionId();
    private static final byte[] TOKEN_NONCE = Arrays.copyOf(seed(9), 16);

    @Test
    void fileHoldsWhatThisCodeMakes() {
        Map<String, Object> file = named(
                "about",
                        "Vectors of Gatehouse's contract v1, which docs/protocol.md defines. Names that end in _hex"
                                + " are hexadecimal; base64url has no padding. Never use these keys.",
                "keys",
                        List.of(
                                ProtocolVectors.key("device", DEVICE, seed(1)),
                                ProtocolVectors.key("gateway", GATEWAY, seed(2)),
                                ProtocolVectors.key("root", ROOT, seed(4)),
                                ProtocolVectors.key("phone", PHONE, seed(5))),
                "signatures", ProtocolVectors.signatures(SESSION, POSITION.toByteArray()),
                "envelope", envelope(),
                "refused_signatures", refusedSignatures(),
                "refused_public_keys_hex", refusedKeys(),
                "refused_es256_public_keys_hex", refusedEllipticKeys(),
                "positions", List.of(position(ENTRY, EVENT.toFields())),
                "session_ids",
                        List.of(named(
                                "platform_key_hex",
                                hex(seed(3)),
                                "region",
                                "eu-1",
                                "random_hex",
                                "000102030405060708090a0b0c0d0e0f",
                                "device_session_id",
                                SESSION)),
                "identity_token_nonces", List.of(nonce()),
                "json", json());

        GeneratedDocs.file("protocol-vectors.json", text(file) + "\n");
    }

    @Test
    void workedExampleOfThePageIsTheFirstVector() throws IOException {
        String page =
                Files.readString(Folders.checkout().resolve("docs/protocol.md")).replaceAll("\\s", "");
        Map<String, Object> first =
                ProtocolVectors.signatures(SESSION, POSITION.toByteArray()).getFirst();

        assertThat(page)
                .contains(String.valueOf(first.get("canonical_hex")))
                .contains(String.valueOf(first.get("signature_hex")));
    }

    /// The first signed message, the command, as it goes over the wire.
    private static Map<String, Object> envelope() {
        RequestToSign command = ProtocolVectors.command(SESSION);
        SignedRequest request = SignedRequest.newBuilder()
                .setProtocolVersion(command.protocolVersion())
                .setAudience(command.audience())
                .setDeviceSessionId(command.deviceSessionId())
                .setMessageType(command.messageType())
                .setRequestId(ByteString.copyFrom(command.requestId()))
                .setCommandId(command.commandId())
                .setTimestampMs(command.timestampMs())
                .setPayload(ByteString.copyFrom(EVENT.payload()))
                .setPayloadSha256(ByteString.copyFrom(command.payloadSha256()))
                .setSignature(ByteString.copyFrom(DEVICE.sign(command.canonicalBytes())))
                .build();
        return named(
                "what", "the first of the signatures, the command, as protobuf",
                "payload_hex", hex(EVENT.payload()),
                "signed_request_hex", hex(request.toByteArray()));
    }

    private static List<Object> refusedSignatures() {
        byte[] message = "gatehouse".getBytes(StandardCharsets.US_ASCII);
        byte[] good = DEVICE.sign(message);
        return List.of(
                refused("S + L", message, plusOrder(good)),
                refused("too short", message, Arrays.copyOf(good, 63)),
                refused("of another key", message, GATEWAY.sign(message)),
                refused("R is the neutral point", message, neutral(message)),
                refusedOfPhone("the higher s", message, higher(PHONE.sign(message))),
                refusedOfPhone("r = 0", message, concatenated(new byte[32], Arrays.copyOf(PHONE.sign(message), 32))));
    }

    /// R = 0, S = h·a: fits the equation, and binds nothing.
    private static byte[] neutral(byte[] message) {
        byte[] hash = Arrays.copyOf(sha512(seed(1)), 32);
        hash[0] &= (byte) 0xf8;
        hash[31] = (byte) ((hash[31] & 0x7f) | 0x40);
        byte[] r = EdwardsPoint.NEUTRAL.encoded();
        return EdwardsPoint.signature(EdwardsPoint.number(hash), r, BigInteger.ZERO, message);
    }

    private static byte[] sha512(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-512").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] higher(byte[] signature) {
        BigInteger s = new BigInteger(1, Arrays.copyOfRange(signature, 32, 64));
        byte[] other = Es256PublicKey.CURVE.getOrder().subtract(s).toByteArray();
        return concatenated(Arrays.copyOf(signature, 32), Arrays.copyOfRange(other, other.length - 32, other.length));
    }

    private static byte[] concatenated(byte[] r, byte[] s) {
        return EdwardsPoint.joined(r, s);
    }

    private static Map<String, Object> refusedOfPhone(String why, byte[] message, byte[] signature) {
        assertThat(PHONE.publicKey().verifies(message, signature)).as(why).isFalse();
        return named("why", why, "signer", "phone", "message_hex", hex(message), "signature_hex", hex(signature));
    }

    private static Map<String, Object> refused(String why, byte[] message, byte[] signature) {
        assertThat(DEVICE.publicKey().verifies(message, signature)).as(why).isFalse();
        return named("why", why, "signer", "device", "message_hex", hex(message), "signature_hex", hex(signature));
    }

    /// The same signature with L, the order of the group, added to S.
    private static byte[] plusOrder(byte[] signature) {
        byte[] order = HexFormat.of().parseHex("edd3f55c1a631258d69cf7a2def9de1400000000000000000000000000000010");
        byte[] changed = signature.clone();
        int carry = 0;
        for (int i = 0; i < order.length; i++) {
            int sum = (changed[32 + i] & 0xff) + (order[i] & 0xff) + carry;
            changed[32 + i] = (byte) sum;
            carry = sum >> 8;
        }
        return changed;
    }

    private static List<String> refusedKeys() {
        return List.of(
                "0100000000000000000000000000000000000000000000000000000000000000",
                "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
                "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
                "f0ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
                "0200000000000000000000000000000000000000000000000000000000000000",
                "b502ff3d92e31d8190b4aa4ea0414005167fad089c4de9dac8a2fc850fed4f58");
    }

    private static List<String> refusedEllipticKeys() {
        String x = hex(Arrays.copyOfRange(PHONE.publicKey().toByteArray(), 1, 33));
        List<String> refused = List.of(
                "00",
                "02" + "00".repeat(31) + "01",
                "02ffffffff00000001000000000000000000000001000000000000000000000001",
                "04" + x + "00".repeat(32),
                x);
        for (String point : refused) {
            assertThatExceptionOfType(UnusableKeyException.class)
                    .as(point)
                    .isThrownBy(() -> Es256PublicKey.of(HexFormat.of().parseHex(point)));
        }
        return refused;
    }

    private static Map<String, Object> position(EntryId id, Map<String, byte[]> fields) {
        Map<String, String> shown = new LinkedHashMap<>();
        fields.forEach((name, value) -> shown.put(name, new String(value, StandardCharsets.UTF_8)));
        Position position = Position.of(id, fields);
        return named(
                "entry_id", id.toString(),
                "fields", shown,
                "position_hex", hex(position.toByteArray()),
                "position_base64url", position.toString());
    }

    private static Map<String, Object> nonce() {
        return named(
                "public_key", "device",
                "token_nonce", base64url(TOKEN_NONCE),
                "nonce", base64url(Sha256.of(DEVICE.publicKey().thumbprintBytes(), TOKEN_NONCE)));
    }

    private static Map<String, Object> json() {
        ProofToSign proof =
                new ProofToSign(AUDIENCE, seed(7), DEVICE.publicKey().thumbprint(), "header.claims.signature");
        String kid = GATEWAY.publicKey().thumbprint();
        byte[] beacon =
                new BeaconToSign(BeaconToSign.TYPE, AUDIENCE, TIME_MS, POSITION.toByteArray(), kid).canonicalBytes();
        return named(
                "POST /v1/auth/challenge",
                        named("public_key", DEVICE.publicKey().x(), "key_alg", Ed25519PublicKey.ALGORITHM),
                "POST /v1/auth/sessions",
                        named(
                                "identity_token", "header.claims.signature",
                                "public_key", DEVICE.publicKey().x(),
                                "key_alg", Ed25519PublicKey.ALGORITHM,
                                "token_nonce", base64url(TOKEN_NONCE),
                                "challenge", base64url(seed(7)),
                                "proof", base64url(DEVICE.sign(proof.canonicalBytes())),
                                "idempotency_key", "open-1",
                                "device", named("kind", "phone", "platform", "ios")),
                "GET /v1/time",
                        named(
                                "type",
                                BeaconToSign.TYPE,
                                "audience",
                                AUDIENCE,
                                "server_time_ms",
                                TIME_MS,
                                "position",
                                POSITION.toString(),
                                "key_id",
                                kid,
                                "signature",
                                base64url(GATEWAY.sign(beacon))),
                "GET /.well-known/jwks.json",
                        named(
                                "keys",
                                List.of(named(
                                        "kty",
                                        "OKP",
                                        "crv",
                                        "Ed25519",
                                        "x",
                                        GATEWAY.publicKey().x(),
                                        "kid",
                                        kid,
                                        "alg",
                                        "EdDSA",
                                        "use",
                                        "sig")),
                                "keyset",
                                keyset()));
    }

    /// The root's statement as it stands in the set.
    private static Map<String, Object> keyset() {
        KeysetToSign keyset = ProtocolVectors.keysetToSign();
        return named(
                "audience", keyset.audience(),
                "issued_at_ms", keyset.issuedAtMs(),
                "expires_at_ms", keyset.expiresAtMs(),
                "kids", keyset.keyIds(),
                "root_kid", ROOT.publicKey().thumbprint(),
                "signature", base64url(ROOT.sign(keyset.canonicalBytes())));
    }

    private static String sessionId() {
        SecureRandom counting = new SecureRandom() {
            @Override
            public void nextBytes(byte[] bytes) {
                for (int i = 0; i < bytes.length; i++) {
                    bytes[i] = (byte) i;
                }
            }
        };
        return SessionId.create("eu-1", PlatformKeys.of("k1", seed(3)), counting)
                .text();
    }

    private static String text(Map<String, Object> file) {
        DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
        return JsonMapper.shared()
                .writer()
                .with(new DefaultPrettyPrinter().withObjectIndenter(indenter).withArrayIndenter(indenter))
                .writeValueAsString(file);
    }
}
