package dev.gatehouse.session.lifecycle;

import dev.gatehouse.common.error.ErrorReason;
import dev.gatehouse.common.session.PlatformKeys;
import dev.gatehouse.common.session.SessionId;
import dev.gatehouse.common.signing.CanonicalBytes;
import dev.gatehouse.common.signing.Sha256;
import dev.gatehouse.session.access.Caller;
import dev.gatehouse.session.access.Tenants;
import dev.gatehouse.session.login.UserId;
import java.util.Base64;

/// Ends sessions, one or a whole scope, as far as the caller's tenant reaches.
public final class SessionEnder {
    private final PlatformKeys keys;
    private final SessionStore store;

    public SessionEnder(PlatformKeys keys, SessionStore store) {
        this.keys = keys;
        this.store = store;
    }

    /// Ends one session. One of another tenant is as unknown as one that never was.
    public RevokeOutcome revoke(String sessionId, Why why, Caller caller) {
        return SessionId.parse(sessionId, keys)
                .map(id -> store.revoke(new Revocation(id, caller.tenant(), why)))
                .orElseGet(RevokeOutcome.NotFound::new);
    }

    /// Ends one session that a gateway has seen revoked. Unless the store has forgotten that, nothing changes.
    public RevokeOutcome assertRevoked(String sessionId) {
        Why why = new Why("assert-revocation/" + sessionId, "revocation_asserted", "gateway");
        return SessionId.parse(sessionId, keys)
                .map(id -> store.revoke(new Revocation(id, Tenants.EVERY, why)))
                .orElseGet(RevokeOutcome.NotFound::new);
    }

    /// Ends every session of a scope.
    public BumpOutcome bump(BumpRequest request, Caller caller) {
        return switch (request.scope()) {
            case USER -> ofUser(request, caller);
            case TENANT -> ofTenant(request, caller);
            case GLOBAL -> ofEverybody(request, caller);
        };
    }

    private BumpOutcome ofUser(BumpRequest request, Caller caller) {
        String tenant = request.tenant().isEmpty() ? caller.tenant() : request.tenant();
        if (!UserId.isAcceptable(request.scopeId()) || !Tenants.isName(tenant)) {
            return malformed("a user id, and a tenant where the caller sees several, are needed");
        }
        return caller.sees(tenant) ? bump(request, tenant, request.scopeId(), caller) : forbidden();
    }

    private BumpOutcome ofTenant(BumpRequest request, Caller caller) {
        if (!Tenants.isName(request.scopeId()) || !request.tenant().isEmpty()) {
            return malformed("scope_id is the tenant");
        }
        return caller.sees(request.scopeId()) ? bump(request, request.scopeId(), "", caller) : forbidden();
    }

    private BumpOutcome ofEverybody(BumpRequest request, Caller caller) {
        if (!request.scopeId().isEmpty() || !request.tenant().isEmpty()) {
            return malformed("the global scope has no id");
        }
        return caller.seesEveryTenant() ? bump(request, "", "", caller) : forbidden();
    }

    private BumpOutcome bump(BumpRequest request, String tenant, String userId, Caller caller) {
        String operationName = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(Sha256.of(CanonicalBytes.of("gatehouse/bump-operation/v1")
                        .text(caller.name())
                        .text(request.why().operationId())
                        .toByteArray()));
        return store.bump(new Bump(request.scope(), tenant, userId, operationName, request.why()));
    }

    private static BumpOutcome malformed(String detail) {
        return new BumpOutcome.Refused(ErrorReason.MALFORMED_REQUEST, detail);
    }

    private static BumpOutcome forbidden() {
        return new BumpOutcome.Refused(ErrorReason.CALLER_FORBIDDEN, "the scope is wider than the caller's tenant");
    }
}
