package dev.gatehouse.session.access;

import java.util.Set;

/// A machine that calls this service, known by the common name of its client certificate.
///
/// @param tenant the only tenant whose sessions it sees; [Tenants#EVERY]: all
public record Caller(String name, String tenant, Set<Scope> scopes) {
    public Caller {
        scopes = Set.copyOf(scopes);
    }

    /// True iff sessions of this tenant are the caller's business.
    public boolean sees(String otherTenant) {
        return seesEveryTenant() || tenant.equals(otherTenant);
    }

    public boolean seesEveryTenant() {
        return tenant.equals(Tenants.EVERY);
    }
}
