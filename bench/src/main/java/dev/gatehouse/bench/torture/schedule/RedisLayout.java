package dev.gatehouse.bench.torture.schedule;

import java.util.Locale;

/// What the platform of a run keeps its sessions and its log in.
public enum RedisLayout {
    /// One Redis, which is killed, frozen and emptied.
    SINGLE,
    /// A master, two replicas and three Sentinels, which fail over.
    SENTINEL;

    /// The layout of runs that name none: odd seeds have Sentinels.
    public static RedisLayout of(long seed) {
        return seed % 2 == 0 ? SINGLE : SENTINEL;
    }

    /// As people type it.
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
