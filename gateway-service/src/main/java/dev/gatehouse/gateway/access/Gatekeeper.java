package dev.gatehouse.gateway.access;

import dev.gatehouse.common.error.ErrorReason;
import dev.gatehouse.common.session.PlatformKeys;
import dev.gatehouse.common.session.SessionGrant;
import dev.gatehouse.common.session.SessionId;
import dev.gatehouse.common.signing.Sha256;
import dev.gatehouse.gateway.limit.Origin;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/// Checks a signed request in the one order that gives strangers nothing: envelope, session id, time, session,
/// signature, status, replay, the session's rate.
///
/// A made-up session id costs no read, a forged signature burns no request id, and before the signature is right nobody
/// learns more than that it is not. What fails before that is counted for where it came from, and past a budget nothing
/// more is said than so.
public final class Gatekeeper {
    /// What is the caller's fault and was found before, or by, the check of the signature.
    private static final Set<ErrorReason> UNVERIFIED = Set.copyOf(EnumSet.of(
            ErrorReason.MALFORMED_REQUEST,
            ErrorReason.UNSUPPORTED_PROTOCOL_VERSION,
            ErrorReason.PAYLOAD_TOO_LARGE,
            ErrorReason.MALFORMED_ENVELOPE,
            ErrorReason.WRONG_AUDIENCE,
            ErrorReason.PAYLOAD_HASH_MISMATCH,
            ErrorReason.STALE_TIME,
            ErrorReason.UNKNOWN_SESSION,
            ErrorReason.BAD_SIGNATURE));

    private final String audience;
    private final PlatformKeys keys;
    private final SessionView sessions;
    private final ReplayGuard replays;
    private final InstantSource clock;
    private final Safeguards safeguards;

    /// @param audience environment/region/gateway: a request for any other is refused
    public Gatekeeper(
            String audience,
            PlatformKeys keys,
            SessionView sessions,
            ReplayStore replays,
            InstantSource clock,
            Safeguards safeguards) {
        this.audience = audience;
        this.keys = keys;
        this.sessions = sessions;
        this.replays = new ReplayGuard(replays, safeguards.window().replayable(), clock);
        this.clock = clock;
        this.safeguards = safeguards;
    }

    /// Lets the request in or says why not.
    ///
    /// @param origin where failures are counted
    public Admission admit(Envelope envelope, Origin origin) {
        return switch (check(envelope)) {
            case Admission.Refused(ErrorReason reason) -> refuse(reason, origin);
            case Admission.Admitted admitted -> admitted;
        };
    }

    /// Refuses for a reason, also one that the caller found, and counts it where it came before a valid signature.
    public Admission refuse(ErrorReason reason, Origin origin) {
        boolean pastBudget = UNVERIFIED.contains(reason) && !origin.fail();
        return new Admission.Refused(pastBudget ? ErrorReason.TOO_MANY_FAILURES : reason);
    }

    private Admission check(Envelope envelope) {
        try {
            return inOrder(envelope);
        } catch (StateUnavailableException e) {
            return new Admission.Refused(ErrorReason.SESSION_STATE_UNAVAILABLE);
        }
    }

    private Admission inOrder(Envelope envelope) throws StateUnavailableException {
        Optional<ErrorReason> fault = envelope.fault(audience);
        if (fault.isPresent()) {
            return new Admission.Refused(fault.get());
        }
        Optional<SessionId> id = SessionId.parse(envelope.deviceSessionId(), keys);
        if (id.isEmpty()) {
            return new Admission.Refused(ErrorReason.UNKNOWN_SESSION);
        }
        if (!safeguards.window().contains(envelope.timestampMs(), clock.millis())) {
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
            fault = replays.refusal(id, envelope).or(() -> rateFault(id));
        }
        return fault.<Admission>map(Admission.Refused::new)
                .orElseGet(() -> new Admission.Admitted(id, grant, Sha256.of(envelope.canonicalBytes())));
    }

    private Optional<ErrorReason> signatureFault(Envelope envelope, SessionGrant grant) {
        Optional<Boolean> right = safeguards
                .signatures()
                .run(() -> grant.publicKey().verifies(envelope.canonicalBytes(), envelope.signature()));
        return right.isEmpty()
                ? Optional.of(ErrorReason.BUSY)
                : right.filter(verified -> !verified).map(wrong -> ErrorReason.BAD_SIGNATURE);
    }

    private Optional<ErrorReason> rateFault(SessionId id) {
        return safeguards.rates().allows(id.text()) ? Optional.empty() : Optional.of(ErrorReason.RATE_LIMITED);
    }

    /// The store's history can't be proved any more: what may be a replay is refused.
    public void breakLineage() {
        replays.breakLineage();
    }
}
