package dev.gatehouse.gateway.admin;

import java.util.List;

/// Says in a sentence where a revocation's way ends.
final class RevokeVerdict {
    private static final String REVOKED = "revoked";

    private RevokeVerdict() {}

    static String of(
            RevokeTriage.Recorded redis,
            List<RevokeTriage.Snapshot> snapshots,
            RevokeTriage.Held gateway,
            StreamState stream,
            ReaderState reader) {
        if (gateway.state().equals(REVOKED)) {
            return believed(redis, stream);
        }
        if (redis.state().equals("unreadable")) {
            return "Redis can't be read from here: commands are refused until it can, revoked or not.";
        }
        boolean published = snapshots.stream().anyMatch(it -> it.status().equals(REVOKED));
        if (published) {
            return published(redis, reader);
        }
        return unpublished(redis, snapshots);
    }

    private static String published(RevokeTriage.Recorded redis, ReaderState reader) {
        if (!reader.fresh()) {
            return "Its revocation is in the stream, and this gateway has not read up to it: look at the age of the"
                    + " last mark. Until then every command reads Redis.";
        }
        return isActive(redis)
                ? "Its revocation is in the stream, but Redis calls it active, and this gateway began to read after"
                        + " it: Redis has forgotten the revocation (failover, backup). Have session-service revoke it"
                        + " again, now."
                : "Its revocation is in the stream, and Redis confirms it: this gateway needs no memory of it any more;"
                        + " requests are refused by the record.";
    }

    private static boolean isActive(RevokeTriage.Recorded redis) {
        return redis.state().equals("active") && redis.generationCurrent();
    }

    private static String believed(RevokeTriage.Recorded redis, StreamState stream) {
        if (stream.open()) {
            return "This gateway knows that it is revoked, and its stream is still open: a fault of ours, report it.";
        }
        return isActive(redis)
                ? "It is revoked here, although Redis calls it active: Redis has forgotten the revocation (failover,"
                        + " backup). It stays revoked here; have session-service revoke it again."
                : "It is revoked: this gateway refuses its requests and has closed its stream.";
    }

    private static String unpublished(RevokeTriage.Recorded redis, List<RevokeTriage.Snapshot> snapshots) {
        if (snapshots.stream().anyMatch(it -> it.malformed() != null)) {
            return "An entry about it is malformed and was skipped: who writes session-events beside session-service?";
        }
        return switch (redis.state()) {
            case "absent" -> "There is no record of it: it was never opened in this Redis, or is long over.";
            case "active" ->
                redis.generationCurrent()
                        ? "Nobody has revoked it: session-service has no such revocation recorded in this Redis and"
                                + " database. Ask who revoked it, where."
                        : "Its user, its tenant or everybody was revoked: its requests are refused by the record.";
            default -> "It is over by its record, whose news has left the stream: its requests are refused.";
        };
    }
}
