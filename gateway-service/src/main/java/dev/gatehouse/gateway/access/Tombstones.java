package dev.gatehouse.gateway.access;

import dev.gatehouse.common.session.SessionGrant;
import dev.gatehouse.common.session.SessionId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// The revoked sessions that this gateway has heard of. Nothing read later brings one of them back.
///
/// A tombstone leaves only when the store itself says that the session is not active, so that a store that forgot a
/// revocation (a failover, a restored backup) finds a witness here.
final class Tombstones {
    private final ConcurrentHashMap<SessionId, Tombstone> byId = new ConcurrentHashMap<>();

    /// @param grant whose key verifies what its device still sends; null while only somebody without our keys told of
    /// the end
    /// @param sinceNanos on the monotonic clock
    record Tombstone(SessionId id, @Nullable SessionGrant grant, long sinceNanos) {}

    /// Adds it, or gives the one that is there the grant that it lacks.
    void add(Tombstone tombstone) {
        byId.merge(
                tombstone.id(),
                tombstone,
                (old, more) -> old.grant() != null ? old : new Tombstone(old.id(), more.grant(), old.sinceNanos()));
    }

    Optional<Tombstone> find(SessionId id) {
        return Optional.ofNullable(byId.get(id));
    }

    void remove(Tombstone tombstone) {
        byId.remove(tombstone.id(), tombstone);
    }

    /// The ones that were there before that moment.
    List<Tombstone> olderThan(long nanos) {
        return byId.values().stream()
                .filter(tombstone -> tombstone.sinceNanos() - nanos < 0)
                .toList();
    }

    int size() {
        return byId.size();
    }
}
