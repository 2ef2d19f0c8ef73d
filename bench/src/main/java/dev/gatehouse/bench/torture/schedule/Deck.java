package dev.gatehouse.bench.torture.schedule;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Random;

/// The kinds of faults as cards: shuffled, dealt one by one, shuffled again. So even a short run meets many kinds.
///
/// An empty Redis is rarer: every device must sign in anew after it, which hides what else may go wrong.
final class Deck {
    private static final List<FaultKind> SINGLE = List.of(
            FaultKind.GATEWAY_KILL,
            FaultKind.GATEWAY_KILL,
            FaultKind.GATEWAY_FREEZE,
            FaultKind.GATEWAY_FREEZE,
            FaultKind.GATEWAY_RESTART,
            FaultKind.REDIS_KILL,
            FaultKind.REDIS_KILL,
            FaultKind.REDIS_FREEZE,
            FaultKind.REDIS_FREEZE,
            FaultKind.SESSION_SERVICE_KILL,
            FaultKind.SESSION_SERVICE_FREEZE,
            FaultKind.STAND_INS_FREEZE,
            FaultKind.REDIS_EMPTY);
    private static final List<FaultKind> SENTINEL = List.of(
            FaultKind.GATEWAY_KILL,
            FaultKind.GATEWAY_FREEZE,
            FaultKind.GATEWAY_RESTART,
            FaultKind.SESSION_SERVICE_KILL,
            FaultKind.SESSION_SERVICE_FREEZE,
            FaultKind.MASTER_MOVE,
            FaultKind.MASTER_MOVE,
            FaultKind.MASTER_KILL,
            FaultKind.MASTER_KILL,
            FaultKind.MASTER_FREEZE,
            FaultKind.MASTER_FREEZE,
            FaultKind.MASTER_ISOLATE,
            FaultKind.MASTER_ISOLATE,
            FaultKind.REPLICA_KILL,
            FaultKind.REPLICA_FREEZE,
            FaultKind.SENTINEL_KILL,
            FaultKind.SENTINEL_FREEZE);

    private final List<FaultKind> all;
    private final Random random;
    private final Deque<FaultKind> cards = new ArrayDeque<>();

    Deck(long seed, RedisLayout redis) {
        this.all = switch (redis) {
            case SINGLE -> SINGLE;
            case SENTINEL -> SENTINEL;
        };
        this.random = new Random(seed);
    }

    FaultKind next() {
        if (cards.isEmpty()) {
            List<FaultKind> shuffled = new ArrayList<>(all);
            Collections.shuffle(shuffled, random);
            cards.addAll(shuffled);
        }
        return cards.removeFirst();
    }
}
