package dev.gatehouse.session.introspection;

import static dev.gatehouse.session.introspection.Introspection.Cause.BAD_SIGNATURE;
import static dev.gatehouse.session.introspection.Introspection.Cause.ENDED;
import static dev.gatehouse.session.introspection.Introspection.Cause.NOT_IN_FORCE;
import static dev.gatehouse.session.introspection.Introspection.Cause.OTHER_TENANT;
import static dev.gatehouse.session.introspection.Introspection.Cause.UNKNOWN_SESSION;

import dev.gatehouse.common.session.PlatformKeys;
import dev.gatehouse.common.session.SessionId;
import dev.gatehouse.session.access.Caller;
import dev.gatehouse.session.introspection.Introspection.Active;
import dev.gatehouse.session.introspection.Introspection.Cause;
import dev.gatehouse.session.introspection.Introspection.Inactive;
import dev.gatehouse.session.lifecycle.ReadOutcome;
import dev.gatehouse.session.lifecycle.SessionStore;
import dev.gatehouse.session.lifecycle.StoredSession;
import java.time.InstantSource;
import java.util.Optional;

/// Judges session assertions by the record of the session that they name.
///
/// An assertion that is out of force, or whose session id was made up, costs no read of the store.
public final class Introspector {
    private final String audience;
    private final PlatformKeys keys;
    private final SessionStore store;
    private final InstantSource clock;

    /// Judges for one audience.
    ///
    /// @param audience the one that assertions must be meant for: this service's own
    public Introspector(String audience, PlatformKeys keys, SessionStore store, InstantSource clock) {
        this.audience = audience;
        this.keys = keys;
        this.store = store;
        this.clock = clock;
    }

    /// The state of the session behind an assertion, as far as this caller may know it.
    public Introspection introspect(SessionAssertion assertion, Caller caller) {
        Optional<SessionId> id = SessionId.parse(assertion.sessionId(), keys);
        if (id.isEmpty()) {
            return new Inactive(UNKNOWN_SESSION);
        }
        if (!assertion.isInForce(audience, clock.millis())) {
            return new Inactive(NOT_IN_FORCE);
        }
        return switch (store.read(id.get())) {
            case ReadOutcome.Refused(var reason, var detail) -> new Introspection.Refused(reason, detail);
            case ReadOutcome.Absent() -> new Inactive(UNKNOWN_SESSION);
            case ReadOutcome.Found(var session) ->
                fault(session, assertion, caller)
                        .<Introspection>map(Inactive::new)
                        .orElseGet(() -> new Active(session.grant(), assertion));
        };
    }

    private static Optional<Cause> fault(StoredSession session, SessionAssertion assertion, Caller caller) {
        if (!caller.sees(session.grant().tenant())) {
            return Optional.of(OTHER_TENANT);
        }
        if (!assertion.sessionId().equals(session.grant().deviceSessionId())
                || !assertion.isSignedBy(session.grant().publicKey())) {
            return Optional.of(BAD_SIGNATURE);
        }
        return session.isValid() ? Optional.empty() : Optional.of(ENDED);
    }
}
