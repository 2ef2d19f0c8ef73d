package dev.gatehouse.gateway.subscription;

import dev.gatehouse.common.error.ErrorReason;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The open streams of this node by session and by user. Not thread-safe: the hub's lock guards it.
final class Streams {
    private final StreamLimits limits;
    private final Map<String, Subscription> bySession = new HashMap<>();
    private final Map<String, Set<Subscription>> byUser = new HashMap<>();

    Streams(StreamLimits limits) {
        this.limits = limits;
    }

    /// Why no stream of this subscriber can be added; empty when one can, as always in place of the session's older
    /// one.
    Optional<ErrorReason> refusal(Subscriber subscriber) {
        if (bySession.containsKey(subscriber.deviceSessionId())) {
            return Optional.empty();
        }
        if (bySession.size() >= limits.max()) {
            return Optional.of(ErrorReason.TOO_MANY_STREAMS);
        }
        return byUser.getOrDefault(subscriber.userId(), Set.of()).size() >= limits.perUser()
                ? Optional.of(ErrorReason.TOO_MANY_STREAMS_OF_USER)
                : Optional.empty();
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
