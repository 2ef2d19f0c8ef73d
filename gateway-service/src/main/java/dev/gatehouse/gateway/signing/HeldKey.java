package dev.gatehouse.gateway.signing;

import dev.gatehouse.common.signing.Ed25519PrivateKey;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A signer key in memory, with what decides about it. Not thread-safe: [SignerKeys] guards it.
final class HeldKey {
    final String keyId;
    final Ed25519PrivateKey key;

    String file;

    /// When it shall sign: which of two keys is the newer.
    Instant start;

    /// When the clients of this process could first fetch it.
    Instant publishedAt;

    boolean present = true;

    /// When it stopped signing, or was found not to be going to; null until then.
    @Nullable
    Instant endedAt;

    boolean forgotten;

    HeldKey(KeyFile file, Instant start, Instant publishedAt) {
        this.keyId = file.keyId();
        this.key = file.key();
        this.file = file.name();
        this.start = start;
        this.publishedAt = publishedAt;
    }

    /// Takes it (back) into the schedule.
    void admit(KeyFile from, Instant newStart, Instant now) {
        file = from.name();
        start = newStart;
        endedAt = null;
        if (forgotten) {
            forgotten = false;
            publishedAt = now;
        }
    }

    /// When it signs at the earliest: never before it was published for that long.
    Instant signsFrom(Duration lead) {
        Instant known = publishedAt.plus(lead);
        return start.isAfter(known) ? start : known;
    }

    KeyState state(HeldKey signing) {
        if (this == signing) {
            return KeyState.SIGNING;
        }
        return endedAt == null ? KeyState.SCHEDULED : KeyState.RETIRED;
    }
}
