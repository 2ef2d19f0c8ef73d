package dev.gatehouse.integration.consumer;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The consumers that are known at one moment, and the rule by which their requests are admitted. Immutable; a decision
/// costs the same for one consumer as for ten thousand.
///
/// Nothing of a decision is remembered: who is revoked, suspended or expired is refused with its next request, on an
/// open connection as on a new one.
public final class Consumers {
    // What a stranger's key is compared with, so that it takes as long as a consumer's.
    private static final ApiKeys NOBODYS =
            ApiKeys.parse(List.of("0".repeat(64))).orElseThrow();

    private final Pepper pepper;
    private final Map<Name, Registration> byName;
    private final Revocations revocations;

    private record Name(IssuerKey issuer, String commonName) {}

    /// Knows these consumers.
    ///
    /// @throws IllegalArgumentException when two have the same authority and name
    public Consumers(Pepper pepper, Collection<Registration> registrations, Revocations revocations) {
        this.pepper = pepper;
        this.revocations = revocations;
        Map<Name, Registration> named = new HashMap<>();
        for (Registration each : registrations) {
            String name = each.consumer().name();
            if (named.put(new Name(each.issuer(), name), each) != null) {
                throw new IllegalArgumentException("the consumer " + name + " is there twice");
            }
        }
        this.byName = Map.copyOf(named);
    }

    public int size() {
        return byName.size();
    }

    /// Decides about a request.
    ///
    /// @param apiKey the key that came with it; null: none that could be one
    /// @param route the template of the route that it is for; null: there is none
    public Decision decide(ClientIdentity who, @Nullable String apiKey, @Nullable String route, Instant now) {
        Registration known =
                who.name().map(name -> byName.get(new Name(who.issuer(), name))).orElse(null);
        boolean keyFits = (known == null ? NOBODYS : known.keys()).accept(pepper.digest(apiKey == null ? "" : apiKey));
        if (revocations.contain(who)) {
            return new Decision.Refused(Refusal.REVOKED);
        }
        if (known == null) {
            return new Decision.Refused(Refusal.UNKNOWN_CONSUMER);
        }
        if (apiKey == null || !keyFits) {
            return new Decision.Refused(Refusal.BAD_KEY);
        }
        return decide(known, route, now);
    }

    /// About whoever is who it says.
    private static Decision decide(Registration known, @Nullable String route, Instant now) {
        if (known.suspended()) {
            return new Decision.Refused(Refusal.SUSPENDED);
        }
        if (known.isExpired(now)) {
            return new Decision.Refused(Refusal.EXPIRED);
        }
        return route != null && known.consumer().may(route)
                ? new Decision.Admitted(known.consumer(), route)
                : new Decision.Refused(Refusal.PATH_DENIED);
    }
}
