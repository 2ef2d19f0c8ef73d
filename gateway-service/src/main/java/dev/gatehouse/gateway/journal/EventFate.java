package dev.gatehouse.gateway.journal;

import java.util.List;

/// What became of an event of the log on this node.
///
/// @param entryId where it stands in client-events
/// @param deviceSessionId the one session that it is for; empty: all of its user's
/// @param readAtMs when this node read it, Unix ms
/// @param streams how many open streams it was for
/// @param sessions the sessions of the first of those streams
public record EventFate(
        String eventId,
        String entryId,
        String userId,
        String deviceSessionId,
        String type,
        long readAtMs,
        Verdict verdict,
        int streams,
        List<String> sessions) {

    /// How it ended.
    public enum Verdict {
        /// Given to the streams that it was for, or to none because there was none.
        HANDED_OVER,
        /// It had expired when it was read.
        EXPIRED,
        /// The same event stood in the log shortly before.
        SUPPRESSED
    }
}
