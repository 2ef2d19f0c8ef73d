package dev.gatehouse.client.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.protobuf.ByteString;
import dev.gatehouse.client.peer.GatewaySigner;
import dev.gatehouse.common.proto.edge.SignedEvent;
import dev.gatehouse.common.proto.edge.SignedResponse;
import dev.gatehouse.common.proto.edge.TimeBeacon;
import dev.gatehouse.common.stream.ClientEvent;
import dev.gatehouse.common.stream.EntryId;
import dev.gatehouse.common.stream.Position;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class VerifierTest {
    private static final String AUDIENCE = "test/eu-1/gateway";
    private static final Position POSITION = new Position(new EntryId(5, 6), 7);
    private static final byte[] PAYLOAD = "hello".getBytes(StandardCharsets.UTF_8);
    private static final byte[] REQUEST_SHA256 = new byte[32];
    private static final GatewaySigner SIGNER = GatewaySigner.of(AUDIENCE);
    private static final SignedEvent EVENT =
            SIGNER.event(new ClientEvent("e1", "ada", "s1", "demo.note", PAYLOAD, 11, 12, "00-t"), POSITION);
    private static final SignedResponse RESPONSE = SIGNER.response(REQUEST_SHA256, 13, "OK", PAYLOAD);
    private static final TimeBeacon BEACON = SIGNER.beacon(14, POSITION);

    private final Verifier verifier =
            new Verifier(AUDIENCE, new GatewayKeys(SIGNER::jwks, Duration.ofSeconds(30), System::nanoTime));

    @Test
    void genuineEventIsBelievedFieldByField() {
        VerifiedEvent event = verifier.event(EVENT);

        assertThat(event.userId()).isEqualTo("ada");
        assertThat(event.deviceSessionId()).isEqualTo("s1");
        assertThat(event.eventId()).isEqualTo("e1");
        assertThat(event.type()).isEqualTo("demo.note");
        assertThat(event.text()).isEqualTo("hello");
        assertThat(event.position()).isEqualTo(POSITION);
        assertThat(event.createdAt()).isEqualTo(Instant.ofEpochMilli(11));
        assertThat(event.expiresAt()).isEqualTo(Instant.ofEpochMilli(12));
        assertThat(event.keyId()).isEqualTo(SIGNER.keyId());
        assertThat(event.traceparent()).isEqualTo("00-t");
    }

    @Test
    void genuineBeaconIsBelieved() {
        assertThat(verifier.beacon(BEACON))
                .isEqualTo(new VerifiedBeacon(Instant.ofEpochMilli(14), POSITION, SIGNER.keyId()));
    }

    @Test
    void beaconOfAnEmptyLogHasNoPosition() {
        assertThat(verifier.beacon(SIGNER.beacon(14, null)).position()).isEmpty();
    }

    @Test
    void genuineResponseIsBelieved() {
        VerifiedResponse response = verifier.response(RESPONSE, REQUEST_SHA256);

        assertThat(response.resultCode()).isEqualTo("OK");
        assertThat(response.payload()).isEqualTo(PAYLOAD);
        assertThat(response.answeredAt()).isEqualTo(Instant.ofEpochMilli(13));
    }

    static Stream<SignedEvent> changedEvents() {
        return Stream.of(
                EVENT.toBuilder().setUserId("eve").build(),
                EVENT.toBuilder().setDeviceSessionId("").build(),
                EVENT.toBuilder().setEventId("e2").build(),
                EVENT.toBuilder().setType("demo.other").build(),
                EVENT.toBuilder()
                        .setPosition(ByteString.copyFrom(new Position(new EntryId(5, 7), 7).toByteArray()))
                        .build(),
                EVENT.toBuilder().setCreatedAtMs(1).build(),
                EVENT.toBuilder().setExpiresAtMs(0).build(),
                EVENT.toBuilder().setSignature(flipped(EVENT.getSignature())).build(),
                EVENT.toBuilder().clearSignature().build());
    }

    @ParameterizedTest
    @MethodSource("changedEvents")
    void eventWithAnyChangedFieldIsNotBelieved(SignedEvent changed) {
        assertThat(violation(() -> verifier.event(changed))).isEqualTo(Violation.BAD_SIGNATURE);
    }

    @Test
    void changedPayloadIsNamed() {
        SignedEvent changed =
                EVENT.toBuilder().setPayload(ByteString.copyFromUtf8("other")).build();

        assertThat(violation(() -> verifier.event(changed))).isEqualTo(Violation.PAYLOAD_CHANGED);
    }

    @Test
    void payloadChangedTogetherWithItsHashIsABadSignature() {
        SignedEvent other =
                SIGNER.event(new ClientEvent("e1", "ada", "s1", "demo.note", new byte[3], 11, 12, ""), POSITION);
        SignedEvent changed = EVENT.toBuilder()
                .setPayload(other.getPayload())
                .setPayloadSha256(other.getPayloadSha256())
                .build();

        assertThat(violation(() -> verifier.event(changed))).isEqualTo(Violation.BAD_SIGNATURE);
    }

    @Test
    void traceparentIsNotCovered() {
        assertThat(verifier.event(EVENT.toBuilder().setTraceparent("00-other").build())
                        .traceparent())
                .isEqualTo("00-other");
    }

    @Test
    void otherAudienceIsRefusedEvenWhenTheGatewaySignedIt() {
        GatewaySigner elsewhere = new GatewaySigner("prod/eu-1/gateway", SIGNER.key());
        SignedEvent event =
                elsewhere.event(new ClientEvent("e1", "ada", "", "demo.note", PAYLOAD, 11, 0, ""), POSITION);

        assertThat(violation(() -> verifier.event(event))).isEqualTo(Violation.WRONG_AUDIENCE);
        assertThat(violation(() -> verifier.beacon(elsewhere.beacon(1, null)))).isEqualTo(Violation.WRONG_AUDIENCE);
        assertThat(violation(
                        () -> verifier.response(elsewhere.response(REQUEST_SHA256, 1, "OK", PAYLOAD), REQUEST_SHA256)))
                .isEqualTo(Violation.WRONG_AUDIENCE);
    }

    @Test
    void keyThatTheGatewayDoesNotPublishIsUnknown() {
        GatewaySigner stranger = GatewaySigner.of(AUDIENCE);

        assertThat(violation(() -> verifier.beacon(stranger.beacon(1, null)))).isEqualTo(Violation.UNKNOWN_KEY);
    }

    @Test
    void strangersSignatureUnderAKnownKeyIdIsBad() {
        TimeBeacon forged = GatewaySigner.of(AUDIENCE).beacon(14, POSITION).toBuilder()
                .setKeyId(SIGNER.keyId())
                .build();

        assertThat(violation(() -> verifier.beacon(forged))).isEqualTo(Violation.BAD_SIGNATURE);
    }

    @Test
    void beaconWithAnyChangedFieldIsNotBelieved() {
        assertThat(violation(() ->
                        verifier.beacon(BEACON.toBuilder().setServerTimeMs(15).build())))
                .isEqualTo(Violation.BAD_SIGNATURE);
        assertThat(violation(
                        () -> verifier.beacon(BEACON.toBuilder().clearPosition().build())))
                .isEqualTo(Violation.BAD_SIGNATURE);
        assertThat(violation(() ->
                        verifier.beacon(BEACON.toBuilder().setType("demo.note").build())))
                .isEqualTo(Violation.WRONG_TYPE);
    }

    static Stream<SignedResponse> changedResponses() {
        return Stream.of(
                RESPONSE.toBuilder().setTimestampMs(1).build(),
                RESPONSE.toBuilder().setResultCode("NO").build(),
                RESPONSE.toBuilder()
                        .setSignature(flipped(RESPONSE.getSignature()))
                        .build());
    }

    @ParameterizedTest
    @MethodSource("changedResponses")
    void responseWithAnyChangedFieldIsNotBelieved(SignedResponse changed) {
        assertThat(violation(() -> verifier.response(changed, REQUEST_SHA256))).isEqualTo(Violation.BAD_SIGNATURE);
    }

    @Test
    void responseToAnotherRequestIsNotBelieved() {
        byte[] another = REQUEST_SHA256.clone();
        another[0] = 1;

        assertThat(violation(() -> verifier.response(RESPONSE, another))).isEqualTo(Violation.WRONG_REQUEST);
    }

    @Test
    void responseOfAnotherVersionIsMalformed() {
        assertThat(violation(() -> verifier.response(
                        RESPONSE.toBuilder().setProtocolVersion(2).build(), REQUEST_SHA256)))
                .isEqualTo(Violation.MALFORMED);
    }

    private static ByteString flipped(ByteString bytes) {
        byte[] changed = bytes.toByteArray();
        changed[0] ^= 1;
        return ByteString.copyFrom(changed);
    }

    private static Violation violation(ThrowingCallable step) {
        UnverifiedException refused = catchThrowableOfType(UnverifiedException.class, step);
        assertThat(refused).as("refusal").isNotNull();
        return refused.violation();
    }
}
