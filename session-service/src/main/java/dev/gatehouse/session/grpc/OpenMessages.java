package dev.gatehouse.session.grpc;

import dev.gatehouse.common.proto.session.Device;
import dev.gatehouse.common.proto.session.OpenRequest;
import dev.gatehouse.common.proto.session.OpenResponse;
import dev.gatehouse.session.lifecycle.OpenAttempt;
import dev.gatehouse.session.lifecycle.OpenedSession;
import dev.gatehouse.session.lifecycle.OpenedSession.PreviousSession;

/// The proto's messages as the core's types and back.
final class OpenMessages {
    private OpenMessages() {}

    static OpenAttempt attempt(OpenRequest request) {
        return new OpenAttempt(
                request.getIdentityToken(),
                request.getKeyAlg(),
                request.getPublicKey().toByteArray(),
                request.getTokenNonce().toByteArray(),
                request.getChallenge().toByteArray(),
                request.getProof().toByteArray(),
                request.getIdempotencyKey(),
                request.getDevice().getKind(),
                request.getDevice().getPlatform(),
                request.getAudience());
    }

    static OpenResponse response(OpenedSession session) {
        OpenResponse.Builder response = OpenResponse.newBuilder()
                .setDeviceSessionId(session.deviceSessionId())
                .setRevision(session.revision())
                .setUserId(session.userId())
                .setTenant(session.tenant())
                .setCreatedAtMs(session.createdAtMs())
                .setIdleExpiresAtMs(session.idleExpiresAtMs())
                .setExpiresAtMs(session.expiresAtMs());
        session.previous().ifPresent(previous -> response.setPreviousSession(previous(previous)));
        return response.build();
    }

    private static dev.gatehouse.common.proto.session.PreviousSession previous(PreviousSession session) {
        return dev.gatehouse.common.proto.session.PreviousSession.newBuilder()
                .setStartedAtMs(session.startedAtMs())
                .setEndedAtMs(session.endedAtMs())
                .setDevice(Device.newBuilder()
                        .setKind(session.device().kind().wireName())
                        .setPlatform(session.device().platform().wireName()))
                .build();
    }
}
