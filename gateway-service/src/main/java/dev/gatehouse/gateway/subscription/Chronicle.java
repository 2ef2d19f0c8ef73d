package dev.gatehouse.gateway.subscription;

import dev.gatehouse.common.error.ErrorReason;
import dev.gatehouse.common.stream.ClientEvent;
import dev.gatehouse.gateway.journal.EndedStream;
import dev.gatehouse.gateway.journal.EventFate;
import dev.gatehouse.gateway.journal.EventFate.Verdict;
import dev.gatehouse.gateway.journal.Journal;
import dev.gatehouse.gateway.stream.LoggedEvent;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/// Counts and remembers what becomes of events and streams.
final class Chronicle {
    private static final int MAX_SESSIONS = 20;

    private final HubCounters counters = new HubCounters();
    private final Journal journal = new Journal();
    private final InstantSource clock;

    Chronicle(InstantSource clock) {
        this.clock = clock;
    }

    HubCounters counters() {
        return counters;
    }

    Journal journal() {
        return journal;
    }

    /// An event has been dealt with.
    ///
    /// @param recipients the streams that it was handed to
    void dealtWith(LoggedEvent logged, Verdict verdict, List<Subscription> recipients) {
        counters.delivered(recipients.size());
        ClientEvent event = logged.event();
        journal.add(new EventFate(
                event.eventId(),
                logged.position().entryId().toString(),
                event.userId(),
                event.deviceSessionId(),
                event.type(),
                clock.millis(),
                verdict,
                recipients.size(),
                recipients.stream()
                        .limit(MAX_SESSIONS)
                        .map(Subscription::deviceSessionId)
                        .toList()));
    }

    /// A stream has ended, by this side or the other.
    void ended(Subscription stream) {
        ErrorReason reason = stream.closeReason();
        counters.closed(Optional.ofNullable(reason));
        journal.add(new EndedStream(stream.userId(), stream.deviceSessionId(), reason, clock.millis()));
    }
}
