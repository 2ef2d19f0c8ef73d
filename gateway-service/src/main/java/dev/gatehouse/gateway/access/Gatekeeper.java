package dev.gatehouse.gateway.access;

import dev.gatehouse.common.error.ErrorReason;
import dev.gatehouse.common.session.PlatformKeys;
import dev.gatehouse.common.session.SessionGrant;
import dev.gatehouse.common.session.SessionId;
import dev.gatehouse.common.signing.Sha256;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Semaphore;

/// Checks a signed request in the one order that gives strangers nothing: envelope, session id, time, session,
/// signature, status, replay.
///
/// A made-up session id costs no read, a forged signature burns no request id, and before the signature is right nobody
/// learns more than that it is not.
public final class Gatekeeper {
    /// Signature checks at a time, and as many again that wait: a flood must leave cores to the push.
    private static final int PERMITS = Math.max(1, Runtime.getRuntime().availableProcessors() / 2);

    private static final int MAX_WAITING = 1_000;

    private final String audience;
    private final PlatformKeys keys;
    private final SessionView sessions;
    private final ReplayGuard replays;
    private final InstantSource clock;
    private final Semaphore verifications = new Semaphore(PERMITS, true);

    /// @param audience environment/region/gateway: a request for any other is refused
    public Gatekeeper(
            String audience, PlatformKeys keys, SessionView sessions, ReplayStore replays, InstantSource clock) {
        this.audience = audience;
        this.keys = keys;
        this.sessions = sessions;
        this.replays = new ReplayGuard(replays, clock);
        this.clock = clock;
    }

    public Admission admit(Envelope envelope) {
        try {
            return check(envelope);
        } catch (StateUnavailableException e) {
            return new Admission.Refused(ErrorReason.SESSION_STATE_UNAVAILABLE);
        }
    }

    private Admission check(Envelope envelope) throws StateUnavailableException {
        Optional<ErrorReason> fault = envelope.fault(audience);
        if (fault.isPresent()) {
            return new Admission.Refused(fault.get());
        }
        Optional<SessionId> id = SessionId.parse(envelope.deviceSessionId(), keys);
        if (id.isEmpty()) {
            return new Admission.Refused(ErrorReason.UNKNOWN_SESSION);
        }
        if (!TimeWindow.contains(envelope.timestampMs(), clock.millis())) {
            return new Admission.Refused(ErrorReason.STALE_TIME);
        }
        return check(envelope, id.get(), sessions.know(id.get()));
    }

    private Admission check(Envelope envelope, SessionId id, Knowledge knowledge) throws StateUnavailableException {
        return switch (knowledge) {
            case Knowledge.Unknown() -> new Admission.Refused(ErrorReason.UNKNOWN_SESSION);
            case Knowledge.Ended(SessionGrant grant, ErrorReason reason) ->
                new Admission.Refused(signatureFault(envelope, grant).orElse(reason));
            case Knowledge.Active(SessionGrant grant, var _) -> checkActive(envelope, id, grant);
        };
    }

    private Admission checkActive(Envelope envelope, SessionId id, SessionGrant grant)
            throws StateUnavailableException {
        Optional<ErrorReason> fault = signatureFault(envelope, grant);
        if (fault.isEmpty()) {
            fault = replays.refusal(id, envelope);
        }
        return fault.<Admission>map(Admission.Refused::new)
                .orElseGet(() -> new Admission.Admitted(id, grant, Sha256.of(envelope.canonicalBytes())));
    }

    private Optional<ErrorReason> signatureFault(Envelope envelope, SessionGrant grant) {
        if (verifications.getQueueLength() >= MAX_WAITING) {
            return Optional.of(ErrorReason.BUSY);
        }
        verifications.acquireUninterruptibly();
        try {
            boolean right = grant.publicKey().verifies(envelope.canonicalBytes(), envelope.signature());
            return right ? Optional.empty() : Optional.of(ErrorReason.BAD_SIGNATURE);
        } finally {
            verifications.release();
        }
    }

    /// The store's history can't be proved any more: what may be a replay is refused.
    public void breakLineage() {
        replays.breakLineage();
    }
}
