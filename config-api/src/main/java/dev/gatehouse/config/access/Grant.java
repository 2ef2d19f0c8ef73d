package dev.gatehouse.config.access;

import java.util.Set;

/// What a token allows: scopes on a part of the tree.
public record Grant(Set<Scope> scopes, PathPrefix prefix) {
    public Grant {
        scopes = Set.copyOf(scopes);
    }

    /// True iff the scope is allowed on all of this part.
    public boolean allows(Scope scope, PathPrefix part) {
        return scopes.contains(scope) && prefix.covers(part);
    }

    /// True iff it can make any other token.
    boolean administersEverything() {
        return allows(Scope.ADMIN, PathPrefix.EVERYTHING);
    }
}
