package dev.gatehouse.gateway.admin;

import dev.gatehouse.gateway.journal.EventFate;
import dev.gatehouse.gateway.redis.LogSearch;
import java.util.List;
import java.util.Optional;

/// Says in a sentence where an event's way ends.
final class EventVerdict {
    private EventVerdict() {}

    static String of(Optional<LogSearch.Found> found, List<EventTriage.Entry> entries, List<EventFate> fates) {
        if (!fates.isEmpty()) {
            return ofFate(fates.getFirst());
        }
        if (found.isEmpty()) {
            return "Redis can't be read from here, and this gateway has not seen the event: look at Redis first.";
        }
        return entries.isEmpty() ? notThere(found.get()) : ofEntry(entries.getFirst());
    }

    private static String ofFate(EventFate fate) {
        return switch (fate.verdict()) {
            case EXPIRED -> "It had expired when this gateway read it: it was published too late, or read too late.";
            case SUPPRESSED -> "The same event id stood in the log less than a minute before: that one was delivered.";
            case HANDED_OVER -> handedOver(fate);
        };
    }

    private static String handedOver(EventFate fate) {
        return fate.streams() == 0
                ? "It was read, and nobody that it is for had an open stream on this gateway: ask the other gateways,"
                        + " and look at how the user's streams ended."
                : "It was handed to " + fate.streams() + " open stream" + (fate.streams() == 1 ? "" : "s")
                        + ": if the client does not have it, look at how its stream ended.";
    }

    private static String notThere(LogSearch.Found found) {
        return found.whole()
                ? "It is not in the log: it was not published to this Redis, database and stream, or was trimmed."
                : "It is not among the newest " + found.scanned() + " entries of the log: it is older, or was never"
                        + " published to this Redis, database and stream.";
    }

    private static String ofEntry(EventTriage.Entry entry) {
        if (entry.malformed() != null) {
            return "It is malformed and was skipped: " + entry.malformed() + ". Its publisher must correct it.";
        }
        return entry.read()
                ? "It was read before this process began, or is no longer remembered: streams that resume still get it."
                : "It is in the log, and this gateway has not read up to it: look at the age of the last mark.";
    }
}
