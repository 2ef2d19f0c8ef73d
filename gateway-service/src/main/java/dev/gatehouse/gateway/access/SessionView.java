package dev.gatehouse.gateway.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import dev.gatehouse.common.error.ErrorReason;
import dev.gatehouse.common.session.GenerationBump;
import dev.gatehouse.common.session.SessionGrant;
import dev.gatehouse.common.session.SessionId;
import dev.gatehouse.common.session.SessionSnapshot;
import dev.gatehouse.common.session.SessionStatus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/// What this gateway knows of sessions: records that it has read from the store, lowered by what the stream tells.
///
/// The guarantee: once a revocation has been applied here, no command of that session passes this gateway again,
/// whatever the store or the stream say later. A snapshot only ever lowers what is known; only the store's own record
/// makes a session active. Without a fresh proof that the stream is being read, every question goes to the store.
///
/// Fill and revocation meet in the map's lock of that one key: a fill that lost the race against a tombstone is never
/// kept. Fill and generation meet in a lock of their own: a fill that began before a generation was raised is neither
/// kept nor told, but read again.
public final class SessionView {
    private static final int MAX_CACHED = 200_000;
    private static final int MAX_READS = 3;

    private final SessionStore store;
    private final Freshness freshness;
    private final MonotonicClock clock;
    private final Tombstones tombstones = new Tombstones();
    private final AtomicLong bumps = new AtomicLong();
    private final AtomicLong breaks = new AtomicLong();
    private final AtomicLong breaksReviewed = new AtomicLong();
    // Fills share it; a bump has it alone, so that its sweep sees every fill that was kept before it.
    private final ReadWriteLock fills = new ReentrantReadWriteLock();
    private final ViewCounters counters = new ViewCounters();
    private final Cache<SessionId, Knowledge.Active> cache;

    public SessionView(SessionStore store, Freshness freshness, MonotonicClock clock) {
        this.store = store;
        this.freshness = freshness;
        this.clock = clock;
        // Nobody asks for a session that is over: its record would stay until all places are taken.
        this.cache = Caffeine.newBuilder()
                .maximumSize(MAX_CACHED)
                .ticker(clock::nanos)
                .expireAfter(Expiry.writing((SessionId id, Knowledge.Active active) -> remaining(active)))
                .build();
    }

    private Duration remaining(Knowledge.Active active) {
        return Duration.ofNanos(active.untilNanos() - clock.nanos());
    }

    /// What can be proved of the session now.
    public Knowledge know(SessionId id) throws StateUnavailableException {
        Optional<Knowledge> cached = fromMemory(id);
        return cached.isPresent() ? cached.get() : read(id);
    }

    private Optional<Knowledge> fromMemory(SessionId id) {
        Optional<Tombstones.Tombstone> tombstone = tombstones.find(id);
        if (tombstone.isPresent()) {
            counters.fromTombstone();
            return Optional.ofNullable(tombstone.get().grant()).map(SessionView::revoked);
        }
        Knowledge.Active active = cache.getIfPresent(id);
        if (active == null || !freshness.isFresh() || clock.nanos() - active.untilNanos() >= 0) {
            return Optional.empty();
        }
        counters.fromCache();
        return Optional.of(active);
    }

    private static Knowledge revoked(SessionGrant grant) {
        return new Knowledge.Ended(grant, ErrorReason.SESSION_REVOKED);
    }

    /// What the store says, unless there is a tombstone: then at most whose session it was.
    private static Knowledge lowered(Tombstones.Tombstone tombstone, Knowledge stored) {
        if (tombstone.grant() != null) {
            return revoked(tombstone.grant());
        }
        return stored instanceof Knowledge.Active(SessionGrant grant, var _) ? revoked(grant) : stored;
    }

    private Knowledge read(SessionId id) throws StateUnavailableException {
        for (int reads = 0; reads < MAX_READS; reads++) {
            long bumpsBefore = bumps.get();
            long readNanos = clock.nanos();
            counters.fromStore();
            Optional<StoredSession> stored = store.find(id);
            Knowledge knowledge = stored.isPresent() ? evaluate(stored.get(), readNanos) : new Knowledge.Unknown();
            if (keep(id, knowledge, bumpsBefore)) {
                return tombstones
                        .find(id)
                        .map(tombstone -> lowered(tombstone, knowledge))
                        .orElse(knowledge);
            }
        }
        throw new StateUnavailableException("generations changed during each read", new IllegalStateException());
    }

    private static Knowledge evaluate(StoredSession stored, long readNanos) {
        if (!stored.authentic()) {
            return new Knowledge.Unknown();
        }
        if (stored.status() == SessionStatus.REVOKED || !stored.opened().isValidUnder(stored.current())) {
            return new Knowledge.Ended(stored.grant(), ErrorReason.SESSION_REVOKED);
        }
        if (stored.status() == SessionStatus.EXPIRED || stored.remainingMs() <= 0) {
            return new Knowledge.Ended(stored.grant(), ErrorReason.SESSION_EXPIRED);
        }
        long remainingNanos = Duration.ofMillis(stored.remainingMs()).toNanos();
        return new Knowledge.Active(stored.grant(), readNanos + remainingNanos);
    }

    /// False when a generation was raised since the read began: then nothing was kept.
    private boolean keep(SessionId id, Knowledge knowledge, long bumpsBefore) {
        fills.readLock().lock();
        try {
            if (bumps.get() != bumpsBefore) {
                return false;
            }
            keep(id, knowledge);
            return true;
        } finally {
            fills.readLock().unlock();
        }
    }

    private void keep(SessionId id, Knowledge knowledge) {
        if (knowledge instanceof Knowledge.Active active) {
            cache.asMap().compute(id, (key, old) -> tombstones.find(key).isPresent() ? null : active);
        } else {
            cache.invalidate(id);
        }
    }

    /// Applies a snapshot from the stream. An active one changes nothing: what it raises must come from the store.
    ///
    /// @return whether the session is over
    public boolean apply(SessionSnapshot snapshot) {
        if (snapshot.status() == SessionStatus.ACTIVE) {
            return false;
        }
        if (snapshot.status() == SessionStatus.REVOKED) {
            // Who has not our keys is believed that the session is over, not whose key it has.
            SessionGrant grant = snapshot.authentic() ? snapshot.grant() : null;
            tombstones.add(new Tombstones.Tombstone(snapshot.deviceSessionId(), grant, clock.nanos()));
        }
        cache.invalidate(snapshot.deviceSessionId());
        return true;
    }

    /// Applies the end of a whole scope: its cached sessions are read anew, and so is every read that is under way.
    public void apply(GenerationBump bump) {
        sweep(() -> cache.asMap().values().removeIf(active -> bump.covers(active.grant())));
    }

    /// The stream is another one: nothing cached counts any more. Tombstones stay, and are all in doubt at the store.
    public void breakLineage() {
        breaks.incrementAndGet();
        sweep(cache::invalidateAll);
    }

    private void sweep(Runnable removal) {
        fills.writeLock().lock();
        try {
            bumps.incrementAndGet();
            removal.run();
        } finally {
            fills.writeLock().unlock();
        }
    }

    /// Asks the store about tombstones of some age and drops those that it agrees with.
    ///
    /// @return the sessions that the store still calls active: revocations that it has forgotten
    public List<SessionId> reviewTombstones(Duration olderThan) throws StateUnavailableException {
        List<SessionId> divergent = new ArrayList<>();
        for (Tombstones.Tombstone tombstone : tombstones.olderThan(clock.nanos() - olderThan.toNanos())) {
            if (isActiveAtStore(tombstone.id())) {
                divergent.add(tombstone.id());
            } else {
                tombstones.remove(tombstone);
            }
        }
        counters.divergent(divergent.size());
        return divergent;
    }

    /// Asks the store about all tombstones, also young ones, if its history has broken since it last agreed with all of
    /// them. Drops none: a young one may be of an old master's word.
    ///
    /// @return the sessions that the store still calls active; empty also when there was nothing to ask
    public List<SessionId> reviewAfterBreak() throws StateUnavailableException {
        long seen = breaks.get();
        List<SessionId> divergent = new ArrayList<>();
        if (seen == breaksReviewed.get()) {
            return divergent;
        }
        for (Tombstones.Tombstone tombstone : tombstones.olderThan(clock.nanos() + 1)) {
            if (isActiveAtStore(tombstone.id())) {
                divergent.add(tombstone.id());
            }
        }
        counters.divergent(divergent.size());
        if (divergent.isEmpty()) {
            breaksReviewed.set(seen);
        }
        return divergent;
    }

    private boolean isActiveAtStore(SessionId id) throws StateUnavailableException {
        Optional<StoredSession> stored = store.find(id);
        return stored.isPresent() && evaluate(stored.get(), clock.nanos()) instanceof Knowledge.Active;
    }

    /// What this gateway believes without asking the store.
    public Belief belief(SessionId id) {
        Optional<Tombstones.Tombstone> tombstone = tombstones.find(id);
        if (tombstone.isPresent()) {
            return new Belief.Revoked(
                    Duration.ofNanos(clock.nanos() - tombstone.get().sinceNanos()));
        }
        return cache.getIfPresent(id) == null ? new Belief.Nothing() : new Belief.Active(freshness.isFresh());
    }

    public ViewCounters counters() {
        return counters;
    }

    public int tombstoneCount() {
        return tombstones.size();
    }

    public long cachedCount() {
        return cache.estimatedSize();
    }
}
