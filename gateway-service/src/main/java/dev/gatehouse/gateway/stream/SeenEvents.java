package dev.gatehouse.gateway.stream;

import dev.gatehouse.common.signing.CanonicalBytes;
import dev.gatehouse.common.signing.Sha256;
import dev.gatehouse.common.stream.ClientEvent;
import dev.gatehouse.common.stream.EntryId;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.OptionalLong;

/// Which events the log held in the last minute of its own time: what tells a repeated entry from a new one.
///
/// An entry is repeated iff an entry with the same user, session and event id lies within [#SPAN] before it in the log,
/// by the ids' time. So the verdict is a function of the log alone, the same on every gateway and after every restart,
/// if reading began at least that far before. Bounded in entries; what is forgotten early is told as unknown.
/// Not thread-safe: the reader's own, but for [#size].
public final class SeenEvents {
    /// How long a publisher may repeat an event and have it suppressed.
    public static final Duration SPAN = Duration.ofSeconds(60);

    /// 17 MB at the most; one minute of 8,000 entries a second.
    public static final int MAX_ENTRIES = 500_000;

    private final int maxEntries;
    private final RecentKeys keys = new RecentKeys();
    private long sinceMillis;
    private volatile int size;

    public SeenEvents(int maxEntries) {
        this.maxEntries = maxEntries;
    }

    /// What an entry is.
    public enum Verdict {
        NEW,
        REPEATED,
        /// Nothing like it was seen, but what was read does not reach back far enough to be sure.
        UNKNOWN
    }

    /// Forgets everything; entries will be added from this moment of the log on, none left out.
    ///
    /// @param millis 0: from the log's beginning
    public void begin(long millis) {
        keys.clear();
        size = 0;
        sinceMillis = millis;
    }

    /// Adds the next entry of the log.
    public Verdict add(ClientEvent event, EntryId id) {
        // Half of a SHA-256, so that long names cost no memory.
        ByteBuffer key = ByteBuffer.wrap(key(event));
        OptionalLong before = keys.add(key.getLong(), key.getLong(), id.millis());
        trim(id.millis());
        size = keys.size();
        if (before.isPresent() && id.millis() - before.getAsLong() <= SPAN.toMillis()) {
            return Verdict.REPEATED;
        }
        return reachesBackFrom(id) ? Verdict.NEW : Verdict.UNKNOWN;
    }

    /// True iff everything within the span before this place was added.
    public boolean reachesBackFrom(EntryId id) {
        return sinceMillis == 0 || Long.compareUnsigned(id.millis(), sinceMillis + SPAN.toMillis()) >= 0;
    }

    /// How many are remembered. Any thread may ask.
    public int size() {
        return size;
    }

    private void trim(long nowMillis) {
        while (keys.size() > 0) {
            long oldest = keys.firstMillis();
            boolean old = nowMillis - oldest > SPAN.toMillis();
            if (!old && keys.size() <= maxEntries) {
                return;
            }
            if (!old) {
                sinceMillis = oldest + 1;
            }
            keys.removeFirst();
        }
    }

    private static byte[] key(ClientEvent event) {
        return Sha256.of(CanonicalBytes.of("gatehouse/seen-event/v1")
                .text(event.userId())
                .text(event.deviceSessionId())
                .text(event.eventId())
                .toByteArray());
    }
}
