package dev.gatehouse.common.signing;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The signed messages of `docs/protocol-vectors.json`, one or more for each tag.
final class ProtocolVectors {
    static final String AUDIENCE = "local/eu-1/gateway";
    static final Ed25519PrivateKey DEVICE = Ed25519PrivateKey.ofSeed(seed(1));
    static final Ed25519PrivateKey GATEWAY = Ed25519PrivateKey.ofSeed(seed(2));
    static final Ed25519PrivateKey ROOT = Ed25519PrivateKey.ofSeed(seed(4));
    static final Es256PrivateKey PHONE = Es256PrivateKey.ofScalar(seed(5));
    static final long TIME_MS = 1_763_726_400_000L;

    private static final Map<DevicePublicKey, String> NAMES = Map.of(
            DEVICE.publicKey(), "device",
            GATEWAY.publicKey(), "gateway",
            ROOT.publicKey(), "root",
            PHONE.publicKey(), "phone");
    private static final byte[] PAYLOAD = "{\"text\":\"hello\"}".getBytes(StandardCharsets.UTF_8);
    private static final byte[] REQUEST_ID = HexFormat.of().parseHex("000102030405060708090a0b0c0d0e0f");

    private ProtocolVectors() {}

    static byte[] seed(int fill) {
        byte[] seed = new byte[32];
        Arrays.fill(seed, (byte) fill);
        return seed;
    }

    static List<Map<String, Object>> signatures(String sessionId, byte[] position) {
        RequestToSign command = command(sessionId);
        RequestToSign subscribe = request(
                "gatehouse.edge.v1.EdgeGateway/SubscribeEvents", sessionId, "gateway.subscribe", "", new byte[0]);
        byte[] commandSha256 = Sha256.of(command.canonicalBytes());
        String kid = GATEWAY.publicKey().thumbprint();
        return List.of(
                signed(DomainTag.REQUEST, "a command", DEVICE, fields(command), command.canonicalBytes()),
                signed(
                        DomainTag.REQUEST,
                        "a subscribe from now on",
                        DEVICE,
                        fields(subscribe),
                        subscribe.canonicalBytes()),
                response(
                        "the answer to the command",
                        new ResponseToSign(AUDIENCE, commandSha256, TIME_MS + 20, "OK", Sha256.of(PAYLOAD), kid)),
                event(
                        "for every session of the user",
                        new EventToSign(
                                AUDIENCE,
                                "alice",
                                "",
                                "event-1",
                                "demo.note",
                                position,
                                TIME_MS,
                                0,
                                Sha256.of(PAYLOAD),
                                kid)),
                event(
                        "for one session, expires",
                        new EventToSign(
                                AUDIENCE,
                                "alice",
                                sessionId,
                                "event-2",
                                "demo.größe",
                                position,
                                TIME_MS,
                                TIME_MS + 60_000,
                                Sha256.of(PAYLOAD),
                                kid)),
                beacon("with a position", new BeaconToSign(BeaconToSign.TYPE, AUDIENCE, TIME_MS, position, kid)),
                beacon(
                        "before anything was read",
                        new BeaconToSign(BeaconToSign.TYPE, AUDIENCE, TIME_MS, new byte[0], kid)),
                proof(
                        DEVICE,
                        new ProofToSign(AUDIENCE, seed(7), DEVICE.publicKey().thumbprint(), "header.claims.signature")),
                proof(
                        PHONE,
                        new ProofToSign(AUDIENCE, seed(7), PHONE.publicKey().thumbprint(), "header.claims.signature")),
                signed(DomainTag.REQUEST, "a command, ES256", PHONE, fields(command), command.canonicalBytes()),
                keyset());
    }

    /// The root vouches for the gateway's key and for one more.
    static KeysetToSign keysetToSign() {
        return new KeysetToSign(
                AUDIENCE,
                TIME_MS,
                TIME_MS + 30L * 24 * 60 * 60 * 1000,
                List.of(
                        GATEWAY.publicKey().thumbprint(),
                        Ed25519PrivateKey.ofSeed(seed(6)).publicKey().thumbprint()));
    }

    private static Map<String, Object> keyset() {
        KeysetToSign keyset = keysetToSign();
        Map<String, Object> fields = named(
                "audience", keyset.audience(),
                "issued_at_ms", keyset.issuedAtMs(),
                "expires_at_ms", keyset.expiresAtMs(),
                "kids", keyset.keyIds());
        return signed(DomainTag.KEYSET, "the root vouches for two keys", ROOT, fields, keyset.canonicalBytes());
    }

    static Map<String, Object> key(String name, Es256PrivateKey key, byte[] scalar) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("name", name);
        entry.put("key_alg", Es256PublicKey.ALGORITHM);
        entry.put("private_key_hex", hex(scalar));
        entry.put("public_key_hex", hex(key.publicKey().toByteArray()));
        entry.put("kid", key.publicKey().thumbprint());
        return entry;
    }

    static RequestToSign command(String sessionId) {
        return request("gatehouse.edge.v1.EdgeGateway/ExecuteCommand", sessionId, "demo.note", "command-1", PAYLOAD);
    }

    static Map<String, Object> key(String name, Ed25519PrivateKey key, byte[] seed) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("name", name);
        entry.put("private_key_hex", hex(seed));
        entry.put("public_key_hex", hex(key.publicKey().toByteArray()));
        entry.put("x", key.publicKey().x());
        entry.put("kid", key.publicKey().thumbprint());
        return entry;
    }

    private static RequestToSign request(String method, String session, String type, String commandId, byte[] payload) {
        return new RequestToSign(
                AUDIENCE,
                method,
                RequestToSign.PROTOCOL_VERSION,
                session,
                type,
                REQUEST_ID,
                commandId,
                TIME_MS,
                Sha256.of(payload));
    }

    private static Map<String, Object> fields(RequestToSign request) {
        return named(
                "audience", request.audience(),
                "rpc_method", request.rpcMethod(),
                "protocol_version", request.protocolVersion(),
                "device_session_id", request.deviceSessionId(),
                "message_type", request.messageType(),
                "request_id_hex", hex(request.requestId()),
                "command_id", request.commandId(),
                "timestamp_ms", request.timestampMs(),
                "payload_sha256_hex", hex(request.payloadSha256()));
    }

    private static Map<String, Object> response(String what, ResponseToSign response) {
        Map<String, Object> fields = named(
                "audience", response.audience(),
                "request_sha256_hex", hex(response.requestSha256()),
                "timestamp_ms", response.timestampMs(),
                "result_code", response.resultCode(),
                "payload_sha256_hex", hex(response.payloadSha256()),
                "key_id", response.keyId());
        return signed(DomainTag.RESPONSE, what, GATEWAY, fields, response.canonicalBytes());
    }

    private static Map<String, Object> event(String what, EventToSign event) {
        Map<String, Object> fields = named(
                "audience", event.audience(),
                "user_id", event.userId(),
                "device_session_id", event.deviceSessionId(),
                "event_id", event.eventId(),
                "type", event.type(),
                "position_hex", hex(event.position()),
                "created_at_ms", event.createdAtMs(),
                "expires_at_ms", event.expiresAtMs(),
                "payload_sha256_hex", hex(event.payloadSha256()),
                "key_id", event.keyId());
        return signed(DomainTag.EVENT, what, GATEWAY, fields, event.canonicalBytes());
    }

    private static Map<String, Object> beacon(String what, BeaconToSign beacon) {
        Map<String, Object> fields = named(
                "type", beacon.type(),
                "audience", beacon.audience(),
                "server_time_ms", beacon.serverTimeMs(),
                "position_hex", hex(beacon.position()),
                "key_id", beacon.keyId());
        return signed(DomainTag.BEACON, what, GATEWAY, fields, beacon.canonicalBytes());
    }

    private static Map<String, Object> proof(DevicePrivateKey device, ProofToSign proof) {
        Map<String, Object> fields = named(
                "audience", proof.audience(),
                "challenge_hex", hex(proof.challenge()),
                "thumbprint", proof.thumbprint(),
                "identity_token", proof.identityToken());
        String what = device == PHONE ? "opening a session, ES256" : "opening a session";
        return signed(DomainTag.PROOF, what, device, fields, proof.canonicalBytes());
    }

    private static Map<String, Object> signed(
            DomainTag tag, String what, DevicePrivateKey key, Map<String, Object> fields, byte[] canonical) {
        return named(
                "tag",
                tag.text(),
                "what",
                what,
                "signer",
                NAMES.getOrDefault(key.publicKey(), ""),
                "fields",
                fields,
                "canonical_hex",
                hex(canonical),
                "signature_hex",
                hex(key.sign(canonical)));
    }

    static Map<String, Object> named(Object... namesAndValues) {
        Map<String, Object> fields = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            fields.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return fields;
    }

    static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    static String base64url(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
