package dev.gatehouse.gateway.subscription;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The open streams of this node by session and by user. Not thread-safe: the hub's lock guards it.
final class Streams {
    private final int max;
    private final Map<String, Subscription> bySession = new HashMap<>();
    private final Map<String, Set<Subscription>> byUser = new HashMap<>();

    Streams(int max) {
        this.max = max;
    }

    /// True iff a stream of this session can be added: on a full node only in place of its older one.
    boolean hasRoomFor(String deviceSessionId) {
        return bySession.size() < max || bySession.containsKey(deviceSessionId);
    }

    /// Adds a stream and gives back the one of the same session that it replaces, still to be closed.
    Optional<Subscription> add(Subscription stream) {
        Optional<Subscription> older = ofSession(stream.deviceSessionId());
        older.ifPresent(this::drop);
        bySession.put(stream.deviceSessionId(), stream);
        byUser.computeIfAbsent(stream.userId(), user -> new LinkedHashSet<>()).add(stream);
        return older;
    }

    /// False when it was not there (any more).
    boolean remove(Subscription stream) {
        return bySession.get(stream.deviceSessionId()) == stream && drop(stream);
    }

    private boolean drop(Subscription stream) {
        bySession.remove(stream.deviceSessionId());
        byUser.computeIfPresent(stream.userId(), (user, streams) -> {
            streams.remove(stream);
            return streams.isEmpty() ? null : streams;
        });
        return true;
    }

    Optional<Subscription> ofSession(String deviceSessionId) {
        return Optional.ofNullable(bySession.get(deviceSessionId));
    }

    /// A copy, because a delivery may close a stream.
    List<Subscription> ofUser(String userId) {
        return List.copyOf(byUser.getOrDefault(userId, Set.of()));
    }

    Collection<Subscription> all() {
        return List.copyOf(bySession.values());
    }

    int size() {
        return bySession.size();
    }
}
